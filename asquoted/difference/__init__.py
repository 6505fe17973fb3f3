"""What changes in meaning from one state of the files to another: sources, briefs, claims, and the words of quotes."""
