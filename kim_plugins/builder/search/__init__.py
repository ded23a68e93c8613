"""The index that readers search, brought up to date with its posts."""
