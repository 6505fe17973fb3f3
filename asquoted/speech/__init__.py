"""Who says what in a source: quotations, block quotations and reported speech, read from the text by rules."""
