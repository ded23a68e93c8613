"""Validators that nobody here wrote, over whole sites: `make validators`, weekly, not `make test`.

What they are is pinned by `package-lock.json`, by version and by the hash of what is fetched.
"""
