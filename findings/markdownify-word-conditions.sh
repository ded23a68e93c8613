#!/usr/bin/env bash
# What Word writes around its lists, between Beautiful Soup and markdownify.
# Versions: markdownify 1.2.3, beautifulsoup4 4.15.0.
# Behaviour: texts pasted from Word into Blogger hold `<![if !supportLists]>` and `<![endif]>`,
# which browsers don't show. Beautiful Soup keeps them as declarations, which aren't comments,
# and leaves them out of get_text(); markdownify leaves comments out but writes declarations as
# words of the text. Taking away all comments first, as its users are told, doesn't help.
# Output seen: get_text() "·Butir satu", markdownify "if !supportLists·endifButir satu".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet markdownify==1.2.3 beautifulsoup4==4.15.0
"$work/venv/bin/python" - <<'EOF'
from bs4 import BeautifulSoup, Comment
from markdownify import MarkdownConverter

soup = BeautifulSoup("<p><![if !supportLists]>·<![endif]>Butir satu</p>", "html.parser")
for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
    comment.extract()
words, written = soup.get_text(), MarkdownConverter().convert_soup(soup).strip()
print(words, "|", written)
assert words == "·Butir satu", words
assert written == "if !supportLists·endifButir satu", written
EOF
