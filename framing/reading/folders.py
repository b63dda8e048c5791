"""The files of a folder: which are read, and which are only named."""

from __future__ import annotations

from pathlib import Path

from framing.reading.receipt import Skipped
from framing.reading.unreadable import Unreadable


def files_of(root: Path) -> tuple[list[Path], list[Path]]:
    """List the files of a folder in the order of their names, and what is neither file nor folder.

    Links are not followed: they may lead out of the folder, in circles, or to what is read anyway.
    A link that is given itself is the file or folder it leads to.
    """
    try:
        found = root.is_file(), root.is_dir()
    except (OSError, ValueError):
        found = False, False
    if found[0]:
        return [root], []
    if not found[1]:
        raise Unreadable(str(root), "there is no such file or folder", "check the name")
    inside = sorted(
        path
        for path in root.rglob("*")
        if not any(part.startswith(".") for part in path.relative_to(root).parts)
    )
    files = [path for path in inside if path.is_file() and not path.is_symlink()]
    others = [path for path in inside if path.is_symlink() or not (path.is_file() or path.is_dir())]
    if not files:
        only = "has only links" if others else "has no files"
        raise Unreadable(str(root), f"the folder {only}", "check the name")
    return files, others


def no_file(path: Path, name: str) -> Skipped:
    """Make the entry of a link, a pipe or a device in a folder, which are not read."""
    if path.is_symlink():
        why = Unreadable(name, "this is a link", "give the file or folder that it leads to")
    else:
        why = Unreadable(name, "this is a pipe or a device, not a file", "leave it out")
    return Skipped(name, str(why))


def free_id(stem: str, file: Path, root: Path, taken: set[str]) -> str:
    """Return the stem of a file name, or the path in the folder where the stem is taken."""
    if stem not in taken:
        return stem
    return str(file.relative_to(root)) if file != root else stem
