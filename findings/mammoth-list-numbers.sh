#!/usr/bin/env bash
# Which number a Word list goes on with after a sentence.
# Versions: mammoth 1.13.0, python-docx 1.2.0.
# Behaviour: Word goes on counting a numbered list after a paragraph that interrupts it (same
# w:numId); mammoth begins a new list at 1, without a `start` and without a message. In a list of
# requirements "3." becomes "1.".
# Output seen: two <ol> without start, the second holding what Word numbers 3; no messages.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet mammoth==1.13.0 python-docx==1.2.0
"$work/venv/bin/python" - <<'EOF'
import io

import mammoth
from docx import Document

document = Document()
for item in ("Fotokopi KTP", "Fotokopi KK"):
    document.add_paragraph(item, style="List Number")
document.add_paragraph("Bagi yang pindah:")
document.add_paragraph("Surat pindah", style="List Number")
stream = io.BytesIO()
document.save(stream)
stream.seek(0)
result = mammoth.convert_to_html(stream)
print(result.value, result.messages)
assert result.value.endswith("<p>Bagi yang pindah:</p><ol><li>Surat pindah</li></ol>")
assert "start" not in result.value
assert not result.messages
EOF
