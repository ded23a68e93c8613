"""Files of the project by name, place and facts: posts, pages, pictures, PDFs, links."""
