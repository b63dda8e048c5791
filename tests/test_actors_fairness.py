"""Who is linked to whom does not hang on the names: they are exchanged, and read anew.

A hundred invented passages name up to three persons by ``{A}`` in full, ``{a}`` by surname, and
``{A:he}`` by pronoun. In each, names of ten countries stand in turn.
"""

import re
from collections import Counter
from pathlib import Path

import pytest

from framing.actors import actors_in
from framing.article import Article
from framing.language import parse_many
from framing.text import Text

PASSAGES = (Path(__file__).parent / "fixtures" / "name_passages.txt").read_text("utf-8").split("\n")
PASSAGES = [line for line in PASSAGES if line]
SLOT = re.compile(r"\{(\w)(?::(\w+))?\}")
FEMALE = {"he": "she", "him": "her", "his": "her", "himself": "herself", "He": "She", "His": "Her"}
# Full names with the gender; the surname comes first in Chinese and Vietnamese.
NAMES = {
    "English": ("Mary Collins f", "Peter Walsh m", "Susan Baker f"),
    "English, other genders": ("Robert Turner m", "Helen Fisher f", "George Palmer m"),
    "Arabic": ("Khaled Mansour m", "Fatima Haddad f", "Omar Nasser m"),
    "Chinese": ("Li Wei m", "Zhang Min f", "Wang Jun m"),
    "Russian": ("Olga Petrova f", "Dmitry Sokolov m", "Irina Volkova f"),
    "Indian": ("Rajesh Sharma m", "Priya Nair f", "Vikram Patel m"),
    "Nigerian": ("Ngozi Adeyemi f", "Chinedu Okafor m", "Amina Bello f"),
    "Spanish": ("Carlos Mendoza m", "Lucia Herrera f", "Javier Castillo m"),
    "Turkish": ("Emine Yilmaz f", "Mehmet Demir m", "Ayse Kaya f"),
    "Vietnamese": ("Nguyen Thi Lan f", "Tran Van Minh m", "Pham Thu Ha f"),
}
# Measured: of a hundred passages those linked as most names are. Where it is fewer than all, the
# recogniser cuts or passes over a name, or the gender of a first name is unknown.
FLOORS = {"Chinese": 88, "Indian": 92, "Turkish": 95}


def filled(passage, names):
    """Return a passage with names, and the offsets of its slots."""
    text, slots, last = "", [], 0
    for slot in SLOT.finditer(passage):
        text += passage[last : slot.start()]
        last = slot.end()
        *parts, gender = NAMES[names]["ABC".index(slot[1].upper())].split()
        surname = parts[0] if names in ("Chinese", "Vietnamese") else parts[-1]
        word = " ".join(parts) if slot[1].isupper() else surname
        if slot[2]:
            word = FEMALE[slot[2]] if gender == "f" else slot[2]
        slots.append((len(text), len(text) + len(word)))
        text += word
    return text + passage[last:], slots


def links(syntax, slots):
    """Return for each slot the number of the first slot with the same actor; None for nobody."""
    first, found = {}, []
    for number, (start, end) in enumerate(slots):
        names = (
            one.name
            for one in actors_in(syntax)
            for m in one.mentions
            if m[0] < end and start < m[1]
        )
        name = next(names, None)
        found.append(None if name is None else first.setdefault(name, number))
    return tuple(found)


def linked(names):
    pairs = [filled(passage, names) for passage in PASSAGES]
    texts = (Text(Article(id=str(n), text=text)) for n, (text, _) in enumerate(pairs))
    return [links(s, slots) for s, (_, slots) in zip(parse_many(texts), pairs, strict=True)]


@pytest.mark.slow
def test_exchanged_names_are_linked_alike():
    assert len(PASSAGES) == len(set(PASSAGES)) == 100
    found = {names: linked(names) for names in NAMES}
    usual = [Counter(row[n] for row in found.values()).most_common(1)[0][0] for n in range(100)]
    alike = {
        names: sum(a == b for a, b in zip(row, usual, strict=True)) for names, row in found.items()
    }
    low = {names: n for names, n in alike.items() if n < FLOORS.get(names, 98)}
    assert not low, alike
