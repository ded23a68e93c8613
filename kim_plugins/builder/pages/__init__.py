"""The finished pages: contents in their frames, written by whoever is free."""
