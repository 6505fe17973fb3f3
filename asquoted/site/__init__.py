"""Handing the pages to MkDocs, or writing them out for any other renderer."""
