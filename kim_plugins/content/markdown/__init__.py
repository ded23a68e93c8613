"""Our dialect: from Markdown to sanitised HTML."""
