"""A province's public-information site, made from groups.yaml and Markdown posts."""
