"""Requests to change the project, set against what is published now."""
