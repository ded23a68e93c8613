"""Content repositories: begun from nothing, and moved to a newer release of this program."""
