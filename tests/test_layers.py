"""A module imports only from the floors below it, and importing the package does nothing."""

import ast
import graphlib
import itertools
import re
import resource
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "framing"

# From the ground up; rooms on one floor do not know each other.
FLOORS = [
    {"article", "cache", "lexicons", "models", "voices"},
    {"reading", "quotes", "sentences"},
    {"text"},
    {"language", "sentiment"},
    {"actors", "contested"},
    {"events"},
    {"attribution"},
    {"measuring"},
    {"marking"},
    {"evidence", "spreadsheets", "tables"},
    {"decisions", "provenance", "storage"},
    {"findings"},
    {"analysis"},
    {"corpora"},
    {"comparing", "validation"},
    {"showing"},
    {"teaching"},
    {"cli", "testing"},
    {"__main__"},
]
HEIGHT = {room: height for height, floor in enumerate(FLOORS) for room in floor}
MODULES = sorted(p for p in PACKAGE.rglob("*.py") if p != PACKAGE / "__init__.py")


def room_of(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


# The registry finds the built-in markers by name. (The package's own lazy names, and what draws a
# value in a notebook's cell, are in framing/__init__.py, which stands on no floor.)
BY_NAME = {"framing.marking.": ("marking/registry.py",)}


def modules_used(path):
    """Modules that a module imports, for type checkers too, or names in a string."""
    own = str(path.relative_to(PACKAGE))
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "framing":
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if is_module(inner) else node.module
        elif isinstance(node, ast.Import):
            yield from (a.name for a in node.names if a.name.startswith("framing."))
        elif isinstance(node, ast.Constant) and is_module(node.value):
            allowed = any(node.value.startswith(n) and own in at for n, at in BY_NAME.items())
            if not allowed:
                yield node.value


def rooms_used(path):
    """Rooms of the modules that a module imports; the package itself is none."""
    return {name.split(".")[1] for name in modules_used(path) if "." in name}


def is_module(value):
    """Whether a string is the name of one of our modules."""
    if not isinstance(value, str) or not re.fullmatch(r"framing(\.\w+)+", value):
        return False
    file = PACKAGE.parent.joinpath(*value.split("."))
    return file.is_dir() or file.with_suffix(".py").is_file()


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_module_imports_only_from_floors_below(path):
    own = room_of(path)
    assert own in HEIGHT, f"{own} has no floor yet: give it one"
    wrong = {room for room in rooms_used(path) if room != own and HEIGHT[room] >= HEIGHT[own]}
    assert not wrong


def circle_in(imports):
    """The modules of a circle, in order; none if every import leads down."""
    try:
        graphlib.TopologicalSorter(imports).prepare()
    except graphlib.CycleError as error:
        return error.args[1]
    return []


def test_no_module_leads_back_to_itself():
    """Not by way of another room, nor of the modules beside it."""
    names = {
        path: ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts) for path in MODULES
    }
    imports = {
        name.removesuffix(".__init__"): {used for used in modules_used(path) if "." in used}
        for path, name in names.items()
    }
    assert circle_in(imports) == []
    assert circle_in(imports | {"framing.article": {"framing.showing.page"}})


def test_imports_by_string_and_for_types_count_too(monkeypatch):
    code = """
if TYPE_CHECKING:
    from framing.showing import page
def late():
    return import_module("framing.teaching.page"), import_module("framing.nothing")
"""
    path = PACKAGE / "text.py"
    monkeypatch.setattr(Path, "read_text", lambda *_, **__: code)
    assert set(rooms_used(path)) == {"showing", "teaching"}


def test_every_room_is_on_the_map_for_newcomers():
    page = (PACKAGE.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z]+)(?:/|\.py)`", page))
    assert set(HEIGHT) - {"__main__"} <= named


def test_importing_the_package_loads_no_model_and_prints_nothing():
    heavy = "('spacy', 'textstat', 'onnxruntime', 'matplotlib.pyplot', 'torch')"
    code = f"import framing, sys; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


@pytest.mark.parametrize("arguments", [["-c", "import framing"], ["-m", "framing", "--help"]])
def test_starting_takes_a_quarter_of_a_second_of_the_processor(arguments):
    """The best of several runs: the machine may be busy with something else."""
    spent = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    assert min(spent) < 0.25


def test_nothing_leads_to_the_other_package_of_the_name():
    """In the Python index the name "framing" is another project's; this one is framing-toolkit."""
    root = PACKAGE.parent
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["name"] == "framing-toolkit"
    extras = project["optional-dependencies"].values()
    needed = itertools.chain(project["dependencies"], *extras)
    assert not [one for one in needed if re.match(r"framing(?!-toolkit)", one)]
    kinds = (".py", ".md", ".ipynb", ".jinja", ".yml", ".toml")
    told = [
        path
        for folder in ("framing", "docs", "notebooks", "tools", "benchmarks", "corpora")
        for path in (root / folder).rglob("*")
        if path.suffix in kinds
    ]
    told += [*root.glob("*.md"), *root.glob("*.yml"), root / "Makefile"]
    leads = re.compile(r"""install\b[^\n`]*[\s"']framing(?:\[|["'`\s]|==|$)|["']framing\[""")
    assert leads.search("pip install framing")
    assert leads.search("run: pip install 'framing[documents]'")
    assert not [
        f"{path}: {found[0]}" for path in told for found in leads.finditer(path.read_text("utf-8"))
    ]
