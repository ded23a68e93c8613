"""What `kim fix` mends: planned first, then carried out."""
