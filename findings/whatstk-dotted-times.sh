#!/usr/bin/env bash
# To whom whatstk gives the messages of a WhatsApp group whose export has times as in Indonesian.
# Versions: whatstk 0.9.1, pandas 2.3.3.
# Behaviour: a phone set to Indonesian writes hours and minutes with a dot (CLDR, `id`: HH.mm). The
# library finds out the form of an export by itself, and with a colon it leaves out WhatsApp's own
# notices (who was added, that messages are encrypted), which have no sender. With a dot it reads
# the dates as well, but takes such a notice and the whole beginning of the next line for the name
# of that line's sender, without a word. Who counts or quotes what members reported finds a part of
# it under names that nobody bears.
# Output seen: senders "Ani", "Budi" with a colon; with a dot the same messages, but the second
# sender is "Ani menambahkan Budi\n12/05/26 08.06 - Budi".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet whatstk==0.9.1 pandas==2.3.3
venv/bin/python - <<'EOF'
from pathlib import Path

from whatstk import WhatsAppChat

EXPORT = """\
12/05/26 08{0}03 - Ani: Air sudah selutut
12/05/26 08{0}05 - Ani menambahkan Budi
12/05/26 08{0}06 - Budi: Di RT 3 juga
12/05/26 08{0}07 - Ani: Perahu ada di balai
"""


def senders(point: str) -> list[str]:
    Path("chat.txt").write_text(EXPORT.format(point), encoding="utf-8")
    table = WhatsAppChat.from_source(filepath="chat.txt").df
    assert len(table) == 3, table
    assert all(at.hour == 8 for at in table["date"]), table
    return list(table["username"])


colon, dot = senders(":"), senders(".")
print(colon, dot)
assert colon == ["Ani", "Budi", "Ani"], colon
assert dot == ["Ani", "Ani menambahkan Budi\n12/05/26 08.06 - Budi", "Ani"], dot
EOF
