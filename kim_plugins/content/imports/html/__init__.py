"""HTML of other sites, brought to the shapes of our dialect and written in it."""
