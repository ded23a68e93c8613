"""Floor 1: what the site is about, frozen and pure."""
