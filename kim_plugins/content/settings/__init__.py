"""What mkdocs.yml says: the plugin's settings, the address, parts that they decide."""
