"""From the bytes of a file to a draft: every value with its place, every shape problem a finding."""
