"""What an author's words say, before any Markdown: prose, code, notes, dates, damaged signs."""
