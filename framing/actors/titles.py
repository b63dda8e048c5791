"""Find the title before a name, and the capitalised words that make up the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing import lexicons
from framing.actors.trimming import POSSESSIVE
from framing.lexicons import word_class

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def is_capitalised(token: Token) -> bool:
    """Return whether a token begins with a capital letter."""
    return token.text[0].isupper() and not token.is_punct


def after_portfolio(doc: Doc, i: int) -> int:
    """Return the index after "for Human Rights" or the like at token ``i``; else ``i``."""
    if doc[i].lower_ not in ("of", "for"):
        return i
    end = i + 1
    while end + 1 < len(doc) and lexicons.titles().get(doc[end].lower_, ("",))[0] == "modifier":
        end += 1
    return end if end > i + 1 else i


def following_name(doc: Doc, i: int) -> str:
    """Return the name that begins at token ``i``, after a title; empty if none does."""
    text = capitalised(doc, i)
    words = text.split()
    if not words or doc[i].is_sent_start or doc[i].lower_ in lexicons.titles() or len(words) > 5:
        return ""
    if any(word.lower() in word_class("institution") | word_class("calendar") for word in words):
        return ""
    known = lexicons.adjectives() | lexicons.country_names() | lexicons.organisations()
    return "" if text in known or words[0] in known else text


def capitalised(doc: Doc, i: int) -> str:
    """Return the capitalised words that begin at token ``i``, "al-" and "von" included."""
    first = i
    while i < len(doc) and _carries_name(doc[i], i > first):
        i += 1
    while i > first and _only_joins(doc[i - 1]):
        i -= 1
    return POSSESSIVE.sub("", doc[first:i].text)


def _only_joins(token: Token) -> bool:
    return token.lower_ in word_class("name particle") or token.text in ("-", ".")


def _carries_name(token: Token, inside: bool) -> bool:
    if token.is_sent_start and inside:
        return False
    if token.text[0].isupper() and not token.is_punct:
        return token.pos_ == "PROPN" or not token.is_stop
    joins = token.text == "-" and not token.whitespace_
    return token.lower_ in ("al", "el", "von", "van", "de", "bin", "der") or (inside and joins)


def title_start(doc: Doc, i: int) -> int:
    """Return the index of the first token of the title before token ``i``; ``i`` without one."""
    known = lexicons.titles()
    start = i
    while start > 0 and not doc[start].is_sent_start:
        before = doc[start - 1]
        named = is_capitalised(before) and before.pos_ == "PROPN" and start < i
        adjective = bool(lexicons.of_country(doc[start - 2].text if start > 1 else "", before.text))
        adjective = adjective or f"{before.text} {doc[start].text}" in lexicons.adjectives()
        if not (before.lower_ in known or adjective or named or before.text in ("-", "'s")):
            break
        start -= 1
    while start < i and (doc[start].lower_ in ("'s", "of", "for") or doc[start].is_punct):
        start += 1
    return i if start < i and doc[i - 1].lower_ in ("of", "for") else start
