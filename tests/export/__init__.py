"""The library as data, citations and links."""
