"""What a request changes, whether it may, and who reads it first."""
