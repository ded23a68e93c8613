"""What is kept of posts between builds, read where somebody asks for it."""
