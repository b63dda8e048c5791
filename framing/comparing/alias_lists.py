"""Read a user's list of aliases of actors, such as one made from Wikidata's labels."""

from __future__ import annotations

import csv
from pathlib import Path

COLUMNS = ("name", "alias")
BETWEEN = "|"


def read_aliases(path: str | Path) -> dict[str, str]:
    """Return for each alias in a table, in lower case, the one name that it belongs to.

    ``path`` is a CSV or TSV file with the columns ``name`` and ``alias``; several aliases of one
    name are in one cell, separated by ``|``, or in several rows. Left out are an alias of two
    names, and one that is itself a name of the list.

    Raise ValueError if the file is not such a table; the message names the file and what it lacks.
    """
    names: dict[str, set[str]] = {}
    rows = _rows(Path(path))
    own = {row["name"].strip().casefold() for row in rows}
    for row in rows:
        for alias in row["alias"].split(BETWEEN):
            names.setdefault(alias.strip().casefold(), set()).add(row["name"].strip())
    return {
        alias: next(iter(meant))
        for alias, meant in names.items()
        if alias and len(meant) == 1 and alias not in own
    }


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            delimiter = "\t" if "\t" in file.readline() else ","
            file.seek(0)
            table = csv.DictReader(file, delimiter=delimiter, restval="")
            missing = [name for name in COLUMNS if name not in (table.fieldnames or ())]
            if missing:
                raise ValueError(f"the column(s) {', '.join(missing)} are missing")
            return [row for row in table if row["name"].strip()]
    except (ValueError, csv.Error) as error:
        wanted = "a CSV or TSV table with the columns name and alias"
        raise ValueError(f"{path} is no alias list: {error}. It must be {wanted}.") from error
