"""What the documentation shows works as shown."""

import doctest
import re
from importlib import import_module
from inspect import isfunction, ismodule
from pathlib import Path
from pkgutil import resolve_name

import pytest

import framing

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
CODE = re.compile(r"```python\n(.*?)```", re.DOTALL)
MODULES = sorted(p for p in (ROOT / "framing").rglob("*.py") if ">>> " in p.read_text("utf-8"))
NAME = re.compile(r"`(framing(?:\.[a-z_]+)+)")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


def marks_of(page):
    return (
        [pytest.mark.slow] if page.name == "README.md" else []
    )  # nine outlets, to tell them apart


WITH_CODE = [
    pytest.param(page, marks=marks_of(page), id=page.name)
    for page in PAGES
    if CODE.search(page.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("page", WITH_CODE)
def test_code_of_the_page_runs(page, monkeypatch, tmp_path):
    monkeypatch.chdir(ROOT)
    code = "\n".join(CODE.findall(page.read_text(encoding="utf-8")))
    exec(compile(code, page.name, "exec"), {})


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_names_on_the_page_exist(page):
    for name in NAME.findall(page.read_text(encoding="utf-8")):
        assert resolve_name(name)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_of_the_page_lead_somewhere(page):
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_every_public_function_has_an_example():
    public = {name: getattr(framing, name) for name in framing.__all__}
    assert [n for n, one in public.items() if isfunction(one) and ">>> " not in one.__doc__] == []


def test_every_public_name_stands_in_the_reference():
    listed = re.findall(r"^ {3}([\w.]+)$", (ROOT / "docs" / "reference.md").read_text(), re.M)
    assert len(listed) == len(set(listed))
    named = {name for name in framing.__all__ if not ismodule(getattr(framing, name))}
    assert sorted(named - set(listed)) == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_examples_of_the_docstrings_give_what_they_say(module, monkeypatch, tmp_path):
    name = ".".join(module.relative_to(ROOT).with_suffix("").parts)
    monkeypatch.chdir(tmp_path)
    done = doctest.testmod(import_module(name.removesuffix(".__init__")))
    assert done.attempted
    assert not done.failed
