"""What can be counted: who speaks where, how much is quoted, where terms stand. Pure."""
