"""Pictures and PDFs beside posts: looked at once, cleaned, and published."""
