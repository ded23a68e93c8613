"""Changes of posts' texts that the program proposes itself."""
