"""A rich invented site for tests: what a living province would fill the pages with.

Nothing here is published, and nothing of it happened: offices, groups and persons are called
Contoh, numbers begin with 0811-0000. The villages are those of the region table, since the site
knows no others. The same choice gives the same bytes.

`python -m tests.rich FOLDER` writes the project and builds it; then look at `FOLDER/site`.
"""
