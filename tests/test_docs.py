"""What the documentation shows works as shown."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
CODE = re.compile(r"```python\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


@pytest.mark.parametrize("page", [p for p in PAGES if CODE.search(p.read_text())], ids=str)
def test_code_of_the_page_runs(page, monkeypatch, tmp_path):
    monkeypatch.chdir(ROOT)
    code = "\n".join(CODE.findall(page.read_text(encoding="utf-8")))
    exec(compile(code, page.name, "exec"), {})


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_of_the_page_lead_somewhere(page):
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
