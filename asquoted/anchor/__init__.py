"""Does a quote stand in a document, word for word? Exact decides, fuzzy explains."""
