"""Floor 5: puts a finished site where its readers are. Knows neither engine nor content."""
