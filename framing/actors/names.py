"""Find the names in an article and say of what kind each is.

The parser's entities are one witness among several: its small model errs, so a name's kind is put
to the vote of all places where the name stands, and titles, known names and the words that names of
institutions end in outweigh it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framing.actors import facts
from framing.actors.facts import CALENDAR, INSTITUTION_NAMES, OF_NAMES, PLACE_NAMES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from framing.syntax import Syntax

_KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place"}
_POSSESSIVE = re.compile(r"['’]s?$")
_WHERE = facts.words("in near outside across around throughout inside")
_SETTLEMENTS = facts.words("city town village port province region district state island")
_WEIGHT_OF_TITLE = 5
_NOT_NAMES = facts.words("i god mr mrs ms dr sir madam internet covid-19 brexit")


@dataclass
class Name:
    """One written form of a name, with the evidence for its kind."""

    text: str
    votes: Counter[str] = field(default_factory=Counter)
    titles: set[str] = field(default_factory=set)
    gender: str = ""

    @property
    def words(self) -> list[str]:
        return self.text.split()

    @property
    def kind(self) -> str:
        """The kind that most evidence speaks for; empty if the name is none of an actor's."""
        for known, kind in (
            (facts.country_names(), "place"),
            (facts.seats(), "place"),
            (facts.organisations(), "organisation"),
        ):
            if self.text in known and not self.votes["titled"]:
                return kind
        if self.votes["titled"]:
            return "person"
        if self.words[-1].lower() in INSTITUTION_NAMES or _begins_institution(self.words):
            return "organisation"
        if not self.votes or not _plausible(self.words):
            return ""
        (kind, _), *_ = sorted(self.votes.items(), key=lambda vote: (-vote[1], vote[0]))
        if kind == "person" and not all(_name_like(word) for word in self.words):
            return ""
        return kind if kind in _KINDS.values() else ""


def _begins_institution(words: list[str]) -> bool:
    """ "Bank of China", "Ministry of Defence", "University of Oxford"."""
    return len(words) > 2 and words[0].lower() in INSTITUTION_NAMES and words[1] in ("of", "for")


def _plausible(words: list[str]) -> bool:
    lower = [word.lower() for word in words]
    if lower[-1] in PLACE_NAMES and len(words) > 1:
        return False
    return not all(
        word in CALENDAR or word in facts.titles() or word in _NOT_NAMES for word in lower
    )


def _name_like(word: str) -> bool:
    return (word[:1].isupper() or word.lower() in OF_NAMES or word.startswith("al-")) and not any(
        sign.isdigit() for sign in word
    )


def find(syntax: Syntax) -> dict[str, Name]:
    """Find every form of a name in the article."""
    doc = syntax.doc
    headline = syntax.text.headline
    shouting = headline.end if headline and _title_case(doc, headline.end) else 0
    names: defaultdict[str, Name] = defaultdict(lambda: Name(""))
    lower = {token.text for token in doc if token.is_lower}
    for entity in doc.ents:
        if entity.start_char >= shouting:
            for text in _cleaned(entity, lower):
                names[text].votes[_KINDS.get(entity.label_, "other")] += 1
    for token in doc:
        if token.text in names and _stands_as_place(token):
            names[token.text].votes["place"] += 2
    for text, title, gender in _titled(doc, shouting):
        names[text].votes["titled"] += _WEIGHT_OF_TITLE
        names[text].titles.add(title)
        names[text].gender = names[text].gender or gender
    for text, name in names.items():
        name.text = text
    return dict(names)


def _stands_as_place(token: Token) -> bool:
    """ "in Qusayr", "the town of Qusayr"."""
    head = token.head
    if token.dep_ != "pobj":
        return False
    return head.lower_ in _WHERE or (head.lower_ == "of" and head.head.lower_ in _SETTLEMENTS)


def _title_case(doc: Doc, end: int) -> bool:
    """Tell whether a headline Capitalises Most Of Its Words, which misleads the parser."""
    words = [token for token in doc if token.idx < end and token.is_alpha and len(token) > 3]
    return sum(token.text[0].isupper() for token in words) > 0.6 * len(words)


def _cleaned(entity: Span, lower: set[str]) -> Iterator[str]:
    """Cut what is not of the name: articles, titles, possessives, brackets, line ends."""
    for part in re.split(r"[()\[\]\n“”\"*]|\s-\s", entity.text):
        words = _POSSESSIVE.sub("", part.strip(" ,.;:'’‘-–—")).split()
        while words and not _begins_name(words):
            words = words[1:]
        while words and words[-1].lower() in OF_NAMES:
            words.pop()
        if words and not _only_a_sentence_start(entity, words, lower):
            yield " ".join(words)


def _begins_name(words: list[str]) -> bool:
    first = words[0]
    if first.startswith(("al-", "el-")):
        return True
    if first.lower() in ("the", "a", "an") or not first[0].isupper():
        return False
    title = first.lower() in facts.titles() and len(words) > 1
    return not title or _institution_like(words)


def _institution_like(words: list[str]) -> bool:
    return words[-1].lower() in INSTITUTION_NAMES or "of" in words or "for" in words


def _only_a_sentence_start(entity: Span, words: list[str], lower: set[str]) -> bool:
    first = entity[0]
    return len(words) == 1 and bool(first.is_sent_start) and words[0].lower() in lower


def _titled(doc: Doc, shouting: int) -> Iterator[tuple[str, str, str]]:
    """Find names that follow a title: the name, the whole title, the sex it tells."""
    titles = facts.titles()
    for token in doc:
        known = titles.get(token.lower_)
        if known is None or known[0] == "modifier" or token.i + 1 >= len(doc):
            continue
        if token.idx < shouting:
            continue
        first = _after_portfolio(doc, token.i + 1)
        name = _following_name(doc, first)
        if name:
            yield name, title_before(doc, first), known[1]


def _after_portfolio(doc: Doc, i: int) -> int:
    """Step over what an office is for: "Secretary of State", "commissioner for Human Rights"."""
    if doc[i].lower_ not in ("of", "for"):
        return i
    end = i + 1
    while end + 1 < len(doc) and facts.titles().get(doc[end].lower_, ("",))[0] == "modifier":
        end += 1
    return end if end > i + 1 else i


def _following_name(doc: Doc, i: int) -> str:
    """Read the capitalised words from a token on, if they can be somebody's name."""
    titles = facts.titles()
    first = i
    while i < len(doc) and _carries_name(doc[i], i > first):
        i += 1
    while i > first and (doc[i - 1].lower_ in OF_NAMES or doc[i - 1].text in ("-", ".")):
        i -= 1
    if i == first or doc[first].lower_ in titles or doc[first].is_sent_start:
        return ""
    text = _POSSESSIVE.sub("", doc[first:i].text)
    words = text.split()
    if any(word.lower() in INSTITUTION_NAMES | CALENDAR for word in words) or len(words) > 5:
        return ""
    known = facts.adjectives() | facts.country_names() | facts.organisations()
    return "" if text in known or words[0] in known else text


def _carries_name(token: Token, inside: bool) -> bool:
    if token.is_sent_start and inside:
        return False
    if token.text[0].isupper() and not token.is_punct:
        return token.pos_ == "PROPN" or not token.is_stop
    joins = token.text == "-" and not token.whitespace_
    return token.lower_ in ("al", "el", "von", "van", "de", "bin", "der") or (inside and joins)


def title_before(doc: Doc, i: int) -> str:
    """Read the title that ends right before a token: "Russian Deputy Foreign Minister"."""
    return doc[title_start(doc, i) : i].text


def title_start(doc: Doc, i: int) -> int:
    """Find the token where the title that ends right before token ``i`` begins."""
    known = facts.titles()
    start = i
    while start > 0 and not doc[start].is_sent_start:
        before = doc[start - 1]
        named = before.pos_ == "PROPN" and before.text[0].isupper() and start < i
        adjective = before.text in facts.adjectives()
        if not (before.lower_ in known or adjective or named or before.text in ("-", "'s")):
            break
        start -= 1
    while start < i and (doc[start].text in ("-", "'s") or doc[start].is_punct):
        start += 1
    return start
