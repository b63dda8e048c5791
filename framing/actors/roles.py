"""One person who is known by a role: "the minister", "a police spokesman", "the girl"."""

from __future__ import annotations

from framing import lexicons
from framing.actors import crowds, labels, phrases
from framing.actors.actor import Found
from framing.actors.mentions import PAST
from framing.actors.phrases import Phrase
from framing.actors.story import Story, mention

_HELD_BY_ONE = lexicons.words(
    "president premier minister leader chancellor governor mayor king queen director chief "
    "chairman secretary"
)


def beside_a_name(phrase: Phrase, story: Story) -> Found | None:
    """Take a noun that stands beside a name for that person: "the minister, Radan Colveth"."""
    if phrase.token.tag_ in ("NNS", "NNPS"):
        return None
    named = _apposed(phrase, story)
    if named is None:
        return None
    why = f"“{phrase.words}” says who {named.key} is."
    story.mentions.learn(named.key, {t.lower_ for t in phrase.mods} | {phrase.lemma})
    return mention(phrase, named.key, "person", "alias", why)


def find(phrase: Phrase, story: Story) -> Found | None:
    """Find the person whom a role means: one named, one spoken of before, or one of its own."""
    token = phrase.token
    if phrase.definite:
        named = _holder(phrase, story)
        if named:
            why = f"“{phrase.words}” is the title or role that {named} was given before."
            return mention(phrase, named, "person", "alias", why)
        known = story.roles.get(phrase.lemma)
        if known and not phrase.country:
            why = f"“{phrase.words}” takes up “{known.removeprefix('role:')}” again."
            return mention(phrase, known, "person", "alias", why)
    body = _speaks_for(phrase, story) if phrase.lemma == "spokesman" else ""
    if body:
        why = f"“{phrase.words}” has no name and speaks for {labels.plain(body)}."
        return mention(phrase, body, "organisation", "alias", why)
    if phrase.lemma in ("officer", "constable") and crowds.of_police(phrase, story):
        return crowds.find(phrase, story)
    if not token.text[0].isalpha():
        return None
    key = f"role:{phrase.words}"
    story.roles[phrase.lemma] = key
    why = f"“{phrase.words}” is somebody who is known only by a role."
    return mention(phrase, key, "person", "name", why)


def _apposed(phrase: Phrase, story: Story) -> Found | None:
    named, titled = story.mentions.at, story.mentions.titles
    linked, seen = [phrase.token], {phrase.token.i}
    while linked:
        for other in phrases.beside(linked.pop()):
            number = named.get(other.i, titled.get(other.i))
            if number is not None and story.mentions.found[number].kind == "person":
                return story.mentions.found[number]
            if other.i not in seen and other.pos_ == "NOUN":
                seen.add(other.i)
                linked.append(other)
    return None


def _speaks_for(phrase: Phrase, story: Story) -> str:
    """Find the body that a spokesman without a name speaks for."""
    after = [w for of in phrase.token.children if of.lower_ in ("of", "for") for w in of.children]
    for token in (*phrase.mods, *after):
        number = story.mentions.at.get(token.i)
        if number is not None and story.mentions.found[number].kind == "organisation":
            return story.mentions.found[number].key
        if token.lemma_.lower() in story.bodies:
            return story.bodies[token.lemma_.lower()]
    return ""


def _holder(phrase: Phrase, story: Story) -> str:
    """Find the person last named before who bears this title."""
    owned = any(t.lower_ in ("his", "her") for t in phrase.token.children)
    if owned and phrase.lemma in lexicons.titles():
        return ""  # "his attorney" is not the state attorney
    offices = {t.lower_ for t in phrase.mods if t.lower_ in lexicons.titles()}
    wanted = {phrase.lemma} | offices
    mentions = story.mentions
    bearers = [f for f in mentions.found if f.kind == "person" and wanted <= mentions.roles[f.key]]
    if phrase.lemma in _HELD_BY_ONE and not PAST & {t.lower_ for t in phrase.mods}:
        bearers = [f for f in bearers if phrase.lemma not in mentions.once[f.key]]
    before = [found.key for found in bearers if found.start < phrase.start]
    after = {found.key for found in bearers} if not before else set()
    return before[-1] if before else after.pop() if len(after) == 1 else ""
