"""What can be counted: who speaks where, how many words, how much is quoted, which terms stand where. Pure."""
