"""Pages of a finished site, printed to one PDF by a browser of this machine."""
