"""Other sites' published files, fetched with bounds and kept; the joined page, written whole."""
