"""Floor 2: text in, values or diagnostics out."""
