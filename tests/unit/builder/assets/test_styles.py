"""The theme's style sheet is reduced to what our pages can use."""

from __future__ import annotations

from kim_plugins.builder.assets.styles import ThemeStyle, style_sheet

THEME = """
:root { --ikon: url("data:image/svg+xml;charset=utf-8,<svg/>"); --warna: var(--dasar); --dasar: red;
        --lepas: var(--tepi); --tepi: 1px }
.md-typeset a { color: var(--warna) }
.md-typeset .tabbed-set, .md-typeset blockquote { margin: 0 }
.md-search { display: none }
.md-sidebar .md-typeset { margin: 1px }
[dir=rtl] .md-typeset ul { margin: 1px }
.md-typeset :is(dt, th)[role=columnheader], .md-typeset iframe { margin: 2px }
.md-typeset td:not([align]), .md-typeset th[data-md-sort] { text-align: left }
@keyframes putar { to { rotate: 1turn } }
@media print { .md-header { display: none } .md-typeset p { orphans: 3 } }
"""


def test_rules_for_classes_that_no_page_of_ours_has_are_dropped() -> None:
    made = style_sheet(ThemeStyle(THEME), "")

    assert "search" not in made
    assert "sidebar" not in made
    assert "header" not in made
    assert "putar" not in made


def test_a_rule_stays_while_any_of_its_selectors_is_used() -> None:
    assert ".md-typeset blockquote{margin:0}" in style_sheet(ThemeStyle(THEME), "")


def test_what_is_used_stays_also_inside_media_rules() -> None:
    assert "@media print{.md-typeset p{orphans:3}}" in style_sheet(ThemeStyle(THEME), "")


def test_custom_properties_stay_where_something_asks_for_them_even_indirectly() -> None:
    made = style_sheet(ThemeStyle(THEME), "")

    assert "--warna" in made
    assert "--dasar" in made
    assert "--ikon" not in made
    assert "--tepi" not in made, "only a dropped one asked for it"


def test_what_only_our_own_rules_ask_for_stays() -> None:
    assert "--ikon:url(data:" in style_sheet(ThemeStyle(THEME), "p { mask: var(--ikon) }")


def test_our_own_rules_come_last() -> None:
    made = style_sheet(ThemeStyle(THEME), ".kim-text { color: green }")

    assert made.endswith(".kim-text{color:green}")


def test_rules_for_the_other_direction_of_writing_are_dropped() -> None:
    assert "rtl" not in style_sheet(ThemeStyle(THEME), "")


def test_of_a_list_of_selectors_only_what_no_page_has_is_dropped() -> None:
    made = style_sheet(ThemeStyle(THEME), "")

    assert "columnheader" not in made
    assert "iframe" not in made
    assert ".md-typeset td:not([align]){text-align:left}" in made
