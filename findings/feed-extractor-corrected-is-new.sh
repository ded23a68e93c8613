#!/usr/bin/env bash
# When an entry was published, as @extractus/feed-extractor tells it of one site's three feeds.
# Versions: @extractus/feed-extractor 8.0.3 (npm).
# Behaviour: Atom, RSS and JSON Feed each have a moment of publication, and Atom and JSON Feed one of
# the last change beside it (RFC 4287, 4.2.9 and 4.2.15). One would expect `published` to be the
# first in all three. Of Atom it is the last change, so a post that was corrected today is today's
# news there, and of its day in the other two: an aggregator that sorts by it puts every correction
# on top. The feed's own `link` is whichever comes first: where rel="self" stands before
# rel="alternate", as the order is free, readers are led to the XML instead of the site.
# Output seen: 2026-05-20 of Atom, 2026-05-08 of RSS and JSON Feed; `link` https://kim.example.org/a.xml.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" \
  @extractus/feed-extractor@8.0.3
cat > check.mjs <<'EOF'
import { extractFromJson, extractFromXml } from "@extractus/feed-extractor";

const SITE = "https://kim.example.org/";
const [FIRST, LAST] = ["2026-05-08T00:00:00Z", "2026-05-20T00:00:00Z"];
const atom = (links) => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>${SITE}</id><title>Contoh</title>${links}
<updated>${LAST}</updated><author><name>KIM Contoh</name></author>
<entry><id>${SITE}1/</id><title>Panen</title><link rel="alternate" href="${SITE}1/"/>
<published>${FIRST}</published><updated>${LAST}</updated><summary>Madu.</summary></entry></feed>`;
const self = `<link rel="self" href="${SITE}a.xml"/>`, home = `<link rel="alternate" href="${SITE}"/>`;
const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>Contoh</title><link>${SITE}</link>
<description>Kabar</description><item><title>Panen</title><link>${SITE}1/</link>
<guid>${SITE}1/</guid><pubDate>Fri, 08 May 2026 00:00:00 +0000</pubDate></item></channel></rss>`;
const json = {
  version: "https://jsonfeed.org/version/1.1", title: "Contoh", home_page_url: SITE,
  items: [{ id: `${SITE}1/`, url: `${SITE}1/`, title: "Panen", content_text: "Madu.",
            date_published: FIRST, date_modified: LAST }],
};
const days = [extractFromXml(atom(self + home)), extractFromXml(rss), extractFromJson(json)]
  .map(({ entries: [one] }) => one.published.slice(0, 10));
const ways = [self + home, home + self].map((links) => extractFromXml(atom(links)).link);
console.log(days, ways);
if (days.join() !== "2026-05-20,2026-05-08,2026-05-08") throw new Error("it tells other days");
if (ways.join() !== `${SITE}a.xml,${SITE}`) throw new Error("it leads elsewhere");
EOF
node check.mjs
