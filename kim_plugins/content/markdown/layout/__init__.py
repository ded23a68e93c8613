"""Texts as people paste them, arranged so that Markdown shows them as they were meant.

Chats, Word, PDF and web pages know lines, tabs and bullets, where Markdown joins lines and
wants marks of its own. Preprocessors of one parser, each a pure function of the lines, and
one rule for all posts:

- A line ends where it ended; only what was evidently wrapped by a program is joined.
- A list is a list, whatever stands before its items; another mark begins a nested one.
- Rows parted by bars or tabs are a table; indents are no code.
- Blocks may follow one another without an empty line (CommonMark 0.31, 4 and 5; GFM 4.10).
"""
