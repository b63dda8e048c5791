"""Add first names with their gender to ``framing/data/first_names.tsv``, from the lists of Faker.

    pip install faker
    python tools/collect_first_names.py

Faker (MIT licence) lists first names of women and men for eighty languages and countries; names in
Latin and Cyrillic letters are taken, in plain Latin letters. A name is a woman's or a man's if
three times as many lists say so as say the other. Names that the table has stay.
"""

from __future__ import annotations

import csv
import importlib
import pkgutil
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

from faker.providers import person

CLEARLY = 3  # times as many lists as of the other gender
SHORTEST = 3  # letters: "Li" and "Lan" are names of women, of men and of families
TABLE = Path("framing/data/first_names.tsv")
LETTERS = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ",
        (
            *("a", "b", "v", "g", "d", "e", "yo", "zh", "z", "i", "y", "k", "l", "m", "n", "o"),
            *("p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e"),
            *("yu", "ya", "i", "yi", "ye", "g"),
        ),
        strict=True,
    )
)


def plain(name: str) -> str:
    """Return a name in small Latin letters without accents; empty for another script."""
    cyrillic = "".join(LETTERS.get(letter, letter) for letter in name.lower())
    special = cyrillic.translate(str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae"}))
    low = unicodedata.normalize("NFKD", special)
    low = "".join(letter for letter in low if not unicodedata.combining(letter))
    return low if low.isascii() and low.isalpha() and len(low) > SHORTEST else ""


def listed(module: ModuleType, gender: str) -> Iterable[str]:
    """Return the first names of one gender in a provider."""
    names = ("first_names", "first_romanized_names", "first_name_pairs")
    for name in names:
        found = getattr(module.Provider, f"{name}_{gender}", ())
        for one in found:
            for part in one if isinstance(one, tuple) else (one,):
                yield from plain(str(part)).split()


def main() -> None:
    """Collect, and write the table anew."""
    genders: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for locale in pkgutil.iter_modules(person.__path__):
        module = importlib.import_module(f"faker.providers.person.{locale.name}")
        for gender in ("female", "male"):
            for name in set(listed(module, gender)):
                genders[name][gender[0]] += 1
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = {row["name"]: row for row in csv.DictReader(file, delimiter="\t")}
    for name, found in genders.items():
        (gender, most), *others = found.most_common()
        if name not in rows and all(most >= CLEARLY * count for _, count in others):
            rows[name] = {"name": name, "gender": gender, "source": "faker2026"}
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(
            file, ["name", "gender", "source"], delimiter="\t", lineterminator="\n"
        )
        writer.writeheader()
        writer.writerows(rows[name] for name in sorted(rows))


if __name__ == "__main__":
    main()
