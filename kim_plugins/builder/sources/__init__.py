"""What a site is made from: its address, registry, posts and hand-written pages."""
