"""An invented story, simple markers for it, and hostile strings, for the tests of the page."""

import re

from framing import Article
from framing.marking.marker import Mark, Marker

SCRIPT = "<script>alert(1)</script>"
HOSTILE = [
    SCRIPT,
    "<img src=x onerror=alert(1)>",
    "{{7*7}}{% for x in y %}",
    "]]>",
    "-->",
    "</title><b>out</b>",
    "</style></svg></textarea>",
    "\u202egnp.exe\u2066",
    "\0\x1b[31m\x85",
    "&lt;i&gt;&#x3c;",
    "$x^{2$ \\frac{",
    "javascript:alert(1)",
    "' onmouseover='alert(1)",
]
LISTS = {"loaded": ("regime", "mob"), "stance": ("may", "clearly")}


def listed(name, category):
    def find(text):
        for word in text.words:
            written = text.raw[word.start : word.end]
            if written.lower() in LISTS[name]:
                yield Mark(*word, category, f"“{written}” is on the list.")

    return Marker(name, find, "words", "", (category,), (), (), "1")


def quotations(text):
    for found in text.quotations:
        function = found.function or "direct"  # by marks alone no function is known
        yield Mark(found.start, found.end, function, found.explanation, speaker=found.speaker)


def names(text):
    for match in re.finditer("Berg|Hale|police", text.raw):
        yield Mark(*match.span(), "person", "A name.", actor=match.group())


def tones(text):
    for number, match in enumerate(re.finditer("Berg|Hale|police", text.raw)):
        label = ("negative", "neutral", "positive")[number % 3]
        score = (number % 3 - 1) * 0.5
        yield Mark(*match.span(), label, "Tone.", actor=match.group(), score=score)


FUNCTIONS = ("direct", "partial", "scare", "title", "mention")
MARKERS = [
    Marker("quotation", quotations, "words", "", FUNCTIONS, (), (), "1"),
    listed("loaded", "contested label"),
    listed("stance", "hedge"),
    Marker("actor", names, "words", "", ("person",), (), (), "1"),
    Marker("sentiment", tones, "words", "", ("negative", "neutral", "positive"), (), (), "1"),
    "sources",
    "difficulty",
]
TEXT = (
    "The regime may fall, Anna Berg said. “The mob came at dawn,” said Berg. The police denied it."
    "\n\nTom Hale, a docker, called it “a regime of fear”. The “friends” clearly left. "
    "Hale had met Berg and the police at the referendum. “We saw nothing,” the police said."
)


def article(**fields):
    return Article(**{"id": "a", "text": TEXT, "headline": "Regime totters", **fields})
