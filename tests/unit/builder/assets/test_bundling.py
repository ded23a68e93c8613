"""Scripts that import one another become one; what can't is told to who wrote them."""

from __future__ import annotations

import pytest

from kim_plugins.builder.assets.bundling import joined

PARTS = {
    "a.js": 'import { two } from "./b.js";\nimport * as c from "./c.js";\n'
    "export const one = () => two + c.three;\n",
    "b.js": 'import { three } from "./c.js";\nconst kept = 1;\nexport const two = kept + three;\n',
    "c.js": "const kept = 2;\nexport const three = kept;\n",
}


def test_each_module_stands_once_after_what_it_imports_and_keeps_its_names() -> None:
    text = joined("a.js", PARTS.__getitem__)

    assert text.count("const kept = ") == 2
    assert text.index("$c = ") < text.index("$b = ") < text.index("$a = ")
    assert "const { two } = $b;\nconst c = $c;\n" in text
    assert text.endswith("export const { one } = $a;\n")
    assert "import" not in text


def test_a_script_that_exports_nothing_does_so_afterwards() -> None:
    assert "export" not in joined("d.js", {"d.js": "start();\n"}.__getitem__)


def test_a_circle_and_a_name_that_nobody_gives_are_told() -> None:
    circle = {"a.js": 'import { b } from "./b.js";\n', "b.js": 'import { a } from "./a.js";\n'}
    with pytest.raises(ValueError, match="imports itself"):
        joined("a.js", circle.__getitem__)
    lacking = {"a.js": 'import { b, c } from "./b.js";\n', "b.js": "export const c = 1;\n"}
    with pytest.raises(ValueError, match="gives no b"):
        joined("a.js", lacking.__getitem__)
