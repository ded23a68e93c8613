"""Floor 0: problems, prose, settings, language. Knows nothing of the site."""
