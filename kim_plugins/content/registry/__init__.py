"""groups.yaml: read, judged by itself, and edited as text."""
