"""Archives and contributions from elsewhere, made posts of this project."""
