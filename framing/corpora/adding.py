"""Add files to an imported corpus: what was read of the earlier files is kept with the corpus.

What is computed over the whole corpus (outlets' spellings, repeated texts, lines that an outlet
repeats) is computed anew from all that was read: an addition ends with the articles that one import
of all files gives. The added articles go into new parts (files with some hundred articles each), so
that the parts that are there, and what was measured of them, stay.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from framing.corpora.files import (
    exists,
    names_in,
    pack,
    read_bytes,
    read_sealed,
    unpack,
    write_sealed,
    write_whole,
)
from framing.corpora.input_files import Found
from framing.corpora.pieces import KEPT
from framing.corpora.store import Corpus, open_corpus
from framing.reading import Skipped
from framing.reading.choice import Choice

LIST = f"{KEPT}/sources"  # in the corpus's folder: what it was imported from, and how
MEASURED = "measured"


class ImportOptions(NamedTuple):
    """Hold the options of an import, as a user gives them.

    Attributes
    ----------
    outlet
        Outlet of the articles that name none.
    columns
        Which column of a table is what: pairs such as ``("text", "body")``, the role first.
    names
        The pattern by which the files' names are read, such as ``{outlet}_{date}_{}.txt``.
    keep, drop
        The kinds of text that stay in the articles or are taken out, named as in the receipt
        (``"notice"``, ``"repeated line"``).
    """

    outlet: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    names: str = ""
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()

    @property
    def choice(self) -> Choice:
        """Return which kinds of text the user keeps in the articles or drops from them."""
        return Choice(frozenset(self.keep), frozenset(self.drop))


def options_of(
    outlet: str, columns: Mapping[str, str] | None, names: str, choice: Choice
) -> ImportOptions:
    """Return the options of an import in a fixed order: the same options give equal objects."""
    keep, drop = (tuple(sorted(reasons)) for reasons in choice)
    return ImportOptions(outlet, tuple(sorted((columns or {}).items())), names, keep, drop)


@dataclass(frozen=True)
class ImportRecord:
    """Hold what a corpus was imported from, and how.

    Parameters
    ----------
    version
        The version of the code that read the files.
    how
        The options of the import.
    files
        Pairs of name and sha256 of the files that were read.
    skipped
        The files that could not be opened, and why.
    starts
        For the import and each later addition the number of its first file in ``files``.
    """

    version: str
    how: ImportOptions
    files: tuple[tuple[str, str], ...] = ()
    skipped: tuple[Skipped, ...] = ()
    starts: tuple[int, ...] = ()

    def lacks(self, found: list[Found], hashes: Mapping[Any, str]) -> list[Found]:
        """Return the files of ``found`` that are not in the corpus yet.

        ``hashes`` gives the sha256 of each file by its path.

        Raise ValueError if the corpus has a file of the same name with other content.
        """
        known = dict(self.files)
        for one in found:
            if known.get(one.name, hashes[one.path]) != hashes[one.path]:
                raise ValueError(
                    f"{one.name} is in the corpus with other content. If it has grown, import all "
                    "files again without --add: what has not changed is not measured again. If it "
                    "is another file, give it another name."
                )
        return [one for one in found if one.name not in known]

    def with_new(
        self, found: list[Found], hashes: Mapping[Any, str], also: list[Skipped]
    ) -> ImportRecord:
        """Return the record that the corpus has once the files ``found`` are added to it.

        ``hashes`` gives the sha256 of each file by its path; ``also`` are further files that could
        not be opened.
        """
        new = tuple((one.name, hashes[one.path]) for one in found)
        skipped = dict.fromkeys([*self.skipped, *also])
        starts = (*self.starts, len(self.files))
        return ImportRecord(self.version, self.how, self.files + new, tuple(skipped), starts)

    def write(self, folder: str) -> None:
        """Write this record into the folder of a corpus, where `record_of` reads it."""
        write_sealed(f"{folder}/{LIST}", pack(json.dumps(asdict(self)).encode()))


def record_of(folder: str, options: ImportOptions, version: str) -> ImportRecord:
    """Read the record of what the corpus in a folder was imported from.

    ``options`` are those given for the addition: they must equal those of the import, unless none
    are given. ``version`` is that of the code that reads files now.

    Raise ValueError if there is no imported corpus, if another release read it, or if the options
    differ.
    """
    if not exists(f"{folder}/manifest.json"):
        raise ValueError(f"There is no corpus in {folder} to add to: import it without --add.")
    data = read_sealed(f"{folder}/{LIST}")
    plain = json.loads(unpack(data)) if data is not None else {}
    if plain.get("version") != version:
        raise ValueError(
            f"{folder} was not imported by this release of framing, so nothing can be added to it: "
            "import all files again, without --add."
        )
    own, columns, names, keep, drop = plain["how"]
    was = options_of(own, dict(columns), names, Choice(frozenset(keep), frozenset(drop)))
    if options not in (ImportOptions(), was):
        raise ValueError(
            f"{folder} was imported with other options ({as_command(was)}): leave them out "
            "to add to it, or import all files again."
        )
    files = tuple((name, found) for name, found in plain["files"])
    skipped = tuple(Skipped(**one) for one in plain["skipped"])
    return ImportRecord(version, was, files, skipped, tuple(plain["starts"]))


def as_command(options: ImportOptions) -> str:
    """Return the options of an import as written on the command line; ``none`` without any.

    Examples
    --------
    >>> as_command(ImportOptions(outlet="The Post", keep=("notice",)))
    '--outlet "The Post" --keep "notice"'
    """
    columns = ",".join(f"{role}={name}" for role, name in options.columns)
    given = {"outlet": options.outlet, "columns": columns, "names": options.names}
    given |= {"keep": ",".join(options.keep), "drop": ",".join(options.drop)}
    return " ".join(f'--{name} "{value}"' for name, value in given.items() if value) or "none"


def carry_measured(old: str, new: str) -> None:
    """Copy the measured tables of unchanged parts from a corpus's old folder to its new one.

    ``old`` and ``new`` are the folders. Nothing is copied if the old one holds no corpus.
    """
    try:
        was = {(part.file, part.sha256) for part in open_corpus(old).parts}
    except (OSError, ValueError, KeyError):
        return
    corpus: Corpus = open_corpus(new)
    stay = {p.file.split(".")[0] for p in corpus.parts if (p.file, p.sha256) in was}
    for key in names_in(f"{old}/{MEASURED}"):
        _copy(f"{old}/{MEASURED}/{key}", f"{new}/{MEASURED}/{key}", stay)


def _copy(old: str, new: str, stems: Collection[str]) -> None:
    """Copy files from folder ``old`` to ``new`` whose name up to the first dot is in ``stems``."""
    for name in names_in(old):
        if name.split(".")[0] in stems:
            write_whole(f"{new}/{name}", read_bytes(f"{old}/{name}"))
