"""What a page says for machines, in the words of schema.org: nothing that it doesn't show.

Each module makes the nodes of some pages; `builder/pages/linked_data.py` writes them as a data
block. A page's nodes are made with the page, so that they hang on nothing that it doesn't.
Examples and withdrawn posts have none.
"""
