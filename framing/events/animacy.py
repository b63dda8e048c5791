"""Who or what can act: people, groups, institutions, states, and vehicles with a crew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing import lexicons

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACTS = lexicons.words(
    "bank city drone duo municipality nation officer patrol side state town trio village "
    "world country republic captor landlord someone somebody anyone nobody everyone other "
    "others one many majority thief owner firm council pair"
)
_CROWDS = lexicons.words("hundreds thousands dozens scores tens")
_SHARES = lexicons.words("half third quarter score most dozen")
_COUNTS = lexicons.words("number handful couple total average estimate string series generation")
_DOERS = (
    "er",
    "or",
    "ist",
    "man",
    "woman",
    "men",
    "ian",
    "eer",
    "people",
    "folk",
    "crat",
    "wright",
)
_NOT_DOERS = lexicons.words(
    "letter water winter summer paper river corner number laser fever floor door mirror "
    "motor error terror horror hammer powder timber cylinder trailer order border shower "
    "power finger shoulder launcher weather thunder disaster danger anger hunger "
    "quarter matter answer offer transfer manner flower tower cover layer chamber center "
    "meter rubber copper silver pepper october november december september factor sector "
    "color favor labor harbor vapor "
    "tremor terrorist-factor computer container boiler crater cluster fighter-bomber poster "
    "banner barrier carrier mortar revolver mist twist list consist loudspeaker ladder "
    "cider after under order humor rumor rumour other"
)
_SPOTS = lexicons.words(
    "airport avenue bay beach boulevard bridge gate hill island lake lane mount mountain pier "
    "plaza river road square station street"
)
_NO_ACTORS = lexicons.words("it this that which these those what")
_ENTITIES = ("PERSON", "ORG", "NORP", "GPE")


def animate(token: Token) -> bool:
    """Return whether a noun names somebody or something that can act."""
    if token.pos_ == "PRON":
        return token.lower_ not in _NO_ACTORS
    lemma = token.lemma_.lower()
    if token.lower_ in _CROWDS:
        return not _in_crowds(token)
    if lemma in _ACTS or token.lower_ in _ACTS or lemma in lexicons.nouns():
        return True
    if lemma in lexicons.happenings("craft") or token.lower_ in lexicons.word_class("institution"):
        return True
    if token.pos_ == "PROPN" and _names_no_actor(token):
        return False
    if token.ent_type_ in _ENTITIES or token.text in lexicons.adjectives():
        return True
    if token.pos_ == "NOUN" and lemma.endswith(_DOERS) and lemma not in _NOT_DOERS:
        return True
    return token.pos_ == "PROPN" and token.ent_type_ in ("", "FAC", "PRODUCT", "WORK_OF_ART")


def counted(token: Token) -> bool:
    """Return whether a noun counts people: "a record number of migrants", "some 520", "half"."""
    of = [t for t in token.children if t.lower_ == "of"]
    people = any(animate(inner) for t in of for inner in t.children if inner.dep_ == "pobj")
    if token.pos_ == "NUM" or token.lower_ in _CROWDS or token.lemma_.lower() in _SHARES:
        return people or not of
    return people and token.lemma_.lower() in _COUNTS


def is_time(token: Token) -> bool:
    """Return whether a noun is a date or a time of day."""
    return token.ent_type_ in ("DATE", "TIME") or token.lower_ in lexicons.word_class("calendar")


def _in_crowds(token: Token) -> bool:
    """ "Killed by the hundreds" says how many, not by whom."""
    return token.head.lower_ == "by" and [t.lower_ for t in token.children] in ([], ["the"])


def _names_no_actor(token: Token) -> bool:
    """Return whether a name is a street's or a storm's: "Tollgate Bridge", "Hurricane Sandy"."""
    if token.lower_ in _SPOTS:
        return True
    forces = lexicons.happenings("force")
    return is_time(token) or any(t.lemma_.lower() in forces for t in (token, *token.lefts))
