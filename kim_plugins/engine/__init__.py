"""Floor 5: our outputs as guests of MkDocs."""
