"""The form `/tulis/` as data: its questions, its rules and its words."""
