"""Run the report as a notebook with parameters, and write it as notebook, HTML and PDF."""

from __future__ import annotations

import re
import shutil
import subprocess
from importlib import resources
from pathlib import Path
from typing import Any

from framing.showing import escape

NEEDS = "Notebooks need their extra: `pip install 'framing-toolkit[notebooks]'` brings it."
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_LONGEST = 600  # seconds a cell may take
_SCRIPTS = re.compile(r"<script\b.*?</script>", re.S)  # the exporter's own; they would go online


def notebook_report(folder: str | Path, **parameters: object) -> list[str]:
    """Run the packaged report notebook, and write it and its tables into a folder.

    Parameters
    ----------
    folder
        The folder for ``report.ipynb``, ``report.html``, ``report.pdf`` (if a Chromium is installed
        to print it), and the tables that `framing verify` checks.
    parameters
        Values for the names in the notebook's cell of parameters: ``article, against, outlets,
        markers, decisions``.

    Returns
    -------
    list of str
        The paths of notebook, HTML and PDF; where no PDF could be made, a sentence on why.

    Raises
    ------
    ImportError
        If the notebook extra is not installed.
    ValueError
        If a parameter is unknown.
    RuntimeError
        If a cell fails; the message is the cell's.
    """
    home = Path(folder).resolve()
    home.mkdir(parents=True, exist_ok=True)
    notebook = _run(_with_parameters(_template(), {**parameters, "folder": str(home)}), home)
    return [str(home / "report.ipynb"), *_written(notebook, home)]


def _template() -> Any:
    try:
        import nbformat
    except ModuleNotFoundError as error:
        raise ImportError(f"{NEEDS} ({error})") from error
    source = resources.files("framing").joinpath("data", "report.ipynb").read_text("utf-8")
    return nbformat.reads(source, as_version=4)


def _with_parameters(notebook: Any, parameters: dict[str, object]) -> Any:
    """Add a cell with parameters after the one that they override, and return the notebook."""
    from nbformat.v4 import new_code_cell

    cells = notebook.cells
    place = next(n for n, cell in enumerate(cells) if "parameters" in cell.metadata.get("tags", []))
    known = {line.split(" = ")[0] for line in cells[place].source.splitlines()}
    unknown = sorted(parameters.keys() - known)
    if unknown:
        raise ValueError(f"The report has no parameter {unknown[0]!r}: use {sorted(known)}.")
    source = "\n".join(f"{name} = {value!r}" for name, value in parameters.items())
    cell = new_code_cell(source, id="given", metadata={"tags": ["injected-parameters"]})
    cells.insert(place + 1, cell)
    return notebook


def _run(notebook: Any, home: Path) -> Any:
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    client = NotebookClient(
        notebook, timeout=_LONGEST, kernel_name="python3", store_widget_state=False
    )
    try:
        client.execute()
    except CellExecutionError as error:
        raise RuntimeError(f"The report stopped: {error.ename}: {error.evalue}") from error
    finally:
        nbformat.write(notebook, home / "report.ipynb")
    return notebook


def _written(notebook: Any, home: Path) -> list[str]:
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(exclude_input=True)
    body, _ = exporter.from_notebook_node(notebook, resources={"metadata": {"name": "report"}})
    page = home / "report.html"
    policy = f'<meta http-equiv="Content-Security-Policy" content="{escape.POLICY}">'
    inert = _SCRIPTS.sub("", body).replace("<head>", f"<head>\n{policy}", 1)
    page.write_text(inert, encoding="utf-8", newline="\n")
    return [str(page), _pdf(page)]


def _pdf(page: Path) -> str:
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        return "No PDF: no Chromium was found to print it. Open report.html and print it."
    target = page.with_suffix(".pdf")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command = [browser, *options, f"--print-to-pdf={target}", page.as_uri()]
    done = subprocess.run(command, capture_output=True, timeout=_LONGEST, check=False)
    return str(target) if target.is_file() else f"No PDF: Chromium ended with {done.returncode}."
