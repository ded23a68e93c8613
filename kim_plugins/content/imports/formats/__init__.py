"""Readers of other programs' files, one format each."""
