"""What is only there while a project is edited: nothing of it is in a site that is built."""
