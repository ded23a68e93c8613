#!/usr/bin/env bash
# What a checker of structured data asks of a fact check whose verdict is a word.
# Versions: @adobe/structured-data-validator 1.7.1, @marbec/web-auto-extractor 2.2.1 (npm).
# Behaviour: for a ClaimReview search engines show the verdict's words (`alternateName`); figures
# are for those who have a scale. One would expect a review of that type to be looked at by these
# rules. The checker takes every Rating for stars and calls the missing `ratingValue` an error,
# so that whoever wants no error has to invent a scale. Its README imports a named `Validator`,
# while the package exports the class as default alone.
# Output seen: ERROR `Required attribute "ratingValue" is missing` at ClaimReview/Rating; with
# `"ratingValue": 1, "bestRating": 5, "worstRating": 1` nothing.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" \
  @adobe/structured-data-validator@1.7.1 @marbec/web-auto-extractor@2.2.1
cat > check.mjs <<'EOF'
import * as checker from "@adobe/structured-data-validator";
import WebAutoExtractor from "@marbec/web-auto-extractor";

if (checker.Validator !== undefined) throw new Error("there is a named export by now");
const told = async (scale) => {
  const review = {
    "@context": "https://schema.org", "@type": "ClaimReview", url: "https://kim.example.org/a/",
    claimReviewed: "Kabarnya madu beracun.", datePublished: "2026-05-08",
    author: { "@type": "Organization", name: "KIM Contoh" },
    reviewRating: { "@type": "Rating", alternateName: "Salah", ...scale },
    itemReviewed: { "@type": "Claim" },
  };
  const page = `<script type="application/ld+json">${JSON.stringify(review)}</script>`;
  const data = new WebAutoExtractor({ addLocation: true }).parse(page);
  const found = await new checker.default().validate(data);
  return found.filter(({ severity }) => severity === "ERROR").map((one) => one.issueMessage);
};
const words = await told({}), figures = await told({ ratingValue: 1, bestRating: 5, worstRating: 1 });
console.log(words, figures);
const expected = 'Required attribute "ratingValue" is missing';
if (words.join() !== expected || figures.length > 0) throw new Error("it behaves otherwise");
EOF
node check.mjs
