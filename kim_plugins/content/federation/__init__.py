"""What other sites publish, read as if each were hostile; and the list of their addresses."""
