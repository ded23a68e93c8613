"""Pelican's settings for the corpus."""

from pathlib import Path

SITENAME = "Korpus contoh"
SITEURL = "https://kim.example.org"
AUTHOR = "Redaksi"
TIMEZONE = "Asia/Makassar"
DEFAULT_LANG = "id"
THEME = "simple"
THEME_TEMPLATES_OVERRIDES = [str(Path(__file__).parent / "templates")]
PATH_METADATA = r"(?P<regency>[^/]+)/(?P<group>[^/]+)/.*"
ARTICLE_URL = "{regency}/{group}/{date:%Y}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
CATEGORY_URL = "wilayah/{slug}/"
CATEGORY_SAVE_AS = CATEGORY_URL + "index.html"
AUTHOR_URL = "kelompok/{slug}/"
AUTHOR_SAVE_AS = AUTHOR_URL + "index.html"
TAG_URL = "topik/{slug}/"
TAG_SAVE_AS = TAG_URL + "index.html"
DEFAULT_PAGINATION = 30
PAGINATION_PATTERNS = (
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/hal/{number}/", "{base_name}/hal/{number}/index.html"),
)
# The home page shows the newest only, as with the others.
DIRECT_TEMPLATES = ["home", "categories", "authors", "tags"]
HOME_SAVE_AS = "index.html"
PAGINATED_TEMPLATES = {"category": None, "author": None, "tag": None}
# Nobody else writes feeds in this comparison.
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
