#!/usr/bin/env bash
# Whether a picture's width in structured data may be a number.
# Versions: schema-dts 2.1.0, typescript 7.0.2 (npm).
# Behaviour: search engines' own guides give `"width": 1280` for an ImageObject, pixels being
# meant, and one would expect the types of the vocabulary to take it. They refuse any number, since
# schema.org wants a Distance or a QuantitativeValue (schemaorg/schemaorg#1668); a text passes, any
# text at all. What satisfies one reader is therefore wrong for the other, and the size is better
# left out.
# Output seen: `Type 'number' is not assignable to type 'SchemaValue<string | IdReference |
# QuantitativeValue, "width"> | undefined'`; no error for "1280 px", nor for "lebar".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" \
  schema-dts@2.1.0 typescript@7.0.2
check() {
  printf 'import type { ImageObject } from "schema-dts";\nexport const one: ImageObject = %s;\n' \
    "{\"@type\": \"ImageObject\", url: \"https://kim.example.org/a.webp\", width: $1}" > one.ts
  node node_modules/typescript/bin/tsc --noEmit --strict --skipLibCheck --module esnext \
    --moduleResolution bundler --pretty false one.ts || true
}
found=$(check 1280)
echo "$found"
grep -q "Type 'number' is not assignable" <<< "$found"
test -z "$(check '"1280 px"')"
test -z "$(check '"lebar"')"
