"""The lessons run from a fresh kernel, offline, without errors; their outputs are not stored."""

from pathlib import Path

import nbformat
import pytest

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))
LONGEST_CELL = 15  # lines: a lesson holds no code that belongs into the package


def code_of(path):
    notebook = nbformat.read(path, as_version=4)
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_lesson_is_sound_and_stored_without_outputs(path):
    nbformat.validate(nbformat.read(path, as_version=4))
    for cell in code_of(path):
        assert cell.outputs == []
        assert cell.execution_count is None


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_lesson_holds_no_long_code(path):
    assert all(len(cell.source.splitlines()) <= LONGEST_CELL for cell in code_of(path))


@pytest.mark.notebook
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
@pytest.mark.filterwarnings("ignore")  # the kernel's own machinery, in this process
def test_lesson_runs_from_a_fresh_kernel(path, tmp_path):
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=300,
        kernel_name="python3",
        resources={"metadata": {"path": str(tmp_path)}},
    )
    client.execute()
    printed = [out for cell in notebook.cells for out in cell.get("outputs", [])]
    assert printed
    assert not any(out.output_type == "error" for out in printed)
