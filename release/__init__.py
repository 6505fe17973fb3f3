"""What is published, what it is made of, and whether anything in it is known to be unsafe."""
