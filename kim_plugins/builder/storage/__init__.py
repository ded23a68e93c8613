"""What is kept between builds and how: the store, the manifest, files written as a whole."""
