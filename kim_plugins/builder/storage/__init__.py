"""What is kept between builds and how: store, record of a site, files written as a whole."""
