"""Read the tables of words and names in ``framing/data``, each once.

``words`` reads any table and the classes of words, ``names`` countries, organisations and first
names, ``people`` nouns for people and their titles, ``events`` words for actions ("kill") and for
happenings, which are told without an actor ("clashes").
"""

from framing.lexicons.events import actions, figurative, happenings, happens, listed
from framing.lexicons.names import (
    adjectives,
    country_names,
    first_names,
    name_genders,
    of_country,
    organisations,
    peoples,
    regions,
    seats,
    short_names,
)
from framing.lexicons.people import Noun, gender_of, nouns, titles
from framing.lexicons.words import any_word, meanings, plain_letters, rows, word_class

__all__ = [
    "Noun",
    "actions",
    "adjectives",
    "any_word",
    "country_names",
    "figurative",
    "first_names",
    "gender_of",
    "happenings",
    "happens",
    "listed",
    "meanings",
    "name_genders",
    "nouns",
    "of_country",
    "organisations",
    "peoples",
    "plain_letters",
    "regions",
    "rows",
    "seats",
    "short_names",
    "titles",
    "word_class",
]
