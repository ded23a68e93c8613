"""What a site needs to be set up again years later, without the network."""
