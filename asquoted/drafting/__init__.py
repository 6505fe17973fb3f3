"""A claim file compiled from a source: the tool copies who says what, a person judges."""
