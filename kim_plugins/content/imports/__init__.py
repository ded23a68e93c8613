"""Reads what other sites exported: text in, articles out; nothing here touches a disk."""
