"""Private numbers, addresses and names: found, and masked wherever a text is shown."""
