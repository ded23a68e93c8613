"""The YAML above a post: read as text with places, then typed by the schema of its kind."""
