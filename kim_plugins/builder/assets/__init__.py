"""The site's own files: style sheet, icon, scripts, and what is made of them."""
