"""What tools for writing are given: templates, snippets, schemas, a CMS's configuration."""
