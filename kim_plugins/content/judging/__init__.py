"""From a post's file to a post, or to everything that stands against it."""
