"""What has changed since the last build, and what follows from it."""
