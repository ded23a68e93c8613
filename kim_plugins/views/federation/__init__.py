"""Several provinces' sites joined: from a `Federation` to pages and files."""
