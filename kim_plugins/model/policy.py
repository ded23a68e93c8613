"""What browsers are told to allow on the site's pages: the same in each page and by each host.

Sources: Content Security Policy Level 3 (w3.org/TR/CSP3), Referrer Policy
(w3.org/TR/referrer-policy), Permissions Policy (w3.org/TR/permissions-policy).
"""

from __future__ import annotations

from collections.abc import Mapping

_DIRECTIVES = (
    "default-src 'none'",
    "base-uri 'none'",
    "connect-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    # Icons in the style sheet are data.
    "img-src 'self' data:",
    "manifest-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "worker-src 'self'",
)
IN_PAGE = "; ".join(_DIRECTIVES)
"""The policy as a page's `<meta>` may state it: nothing inline, nothing from elsewhere."""
REFERRER = "strict-origin-when-cross-origin"
CARRIED_STYLE = "'sha256-Z6QOZkSTav1c52laglTJqmXkpdHA/CaXqOp1xPjc6MA='"
"""The style inside the files that people pass on (`views/offline_bundle.py`), in no page else.

By its digest it may be allowed everywhere, so that no host needs a rule for some addresses.
"""
_SENT = IN_PAGE.replace("style-src 'self'", f"style-src 'self' {CARRIED_STYLE}")
FRAMES = "frame-ancestors 'none'"
HEADERS: Mapping[str, str] = {
    # Who may frame a page can be said by a header only.
    "Content-Security-Policy": f"{_SENT}; {FRAMES}",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Referrer-Policy": REFERRER,
    "X-Content-Type-Options": "nosniff",
}
"""What a host that can send headers sends with every file."""
OPEN = ("Access-Control-Allow-Origin", "*")
"""Lets pages of other sites read what is open data anyway, without anybody's cookies (Fetch, 3.3).

Sent with `urls.OPEN_TO_SCRIPTS` alone; decision 0010 says why.
"""
FOR_EVER = "public, max-age=31536000, immutable"
"""For files that are named by their content."""
BRIEFLY = "public, max-age=300, must-revalidate"
"""Seconds for which a page may be shown without asking: a withdrawal is to be seen soon."""


def of_cms(server: str) -> str:
    """Return the policy of the editors' page alone: it may ask the forge, and write styles.

    Sveltia CMS puts styles into the page and reads pictures by `blob:` and `data:` addresses.
    With WebAssembly and workers from blobs it was tried, so it keeps them.
    """
    ways = {
        "connect-src 'self'": f"connect-src 'self' blob: data: {server}",
        "img-src 'self' data:": "img-src 'self' blob: data:",
        "script-src 'self'": "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'": "style-src 'self' 'unsafe-inline'",
        "worker-src 'self'": "worker-src 'self' blob:",
    }
    return "; ".join(ways.get(one, one) for one in _DIRECTIVES)
