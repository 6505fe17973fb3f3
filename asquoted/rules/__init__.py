"""What can be wrong beyond the shape of a file: one rule, one code; a file holds a family."""
