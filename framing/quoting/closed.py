"""The closed classes of English words that phrases are cut by."""

from __future__ import annotations

from framing.quoting.lists import words

DETERMINERS = words(
    "the a an his her their its our my your this that these those some several many most both "
    "all another one two three four five six no each every any few other such"
)

PRONOUNS = words("he she they it we i you who which")

AUXILIARIES = words(
    "has have had was were is are be been being did does do will would could can may might "
    "must should 'd 'll 's 've 're 'm having got get gets"
)

PASSIVE = words("was were is are be been being got gets")

ADVERBS = words(
    "also later then once now even often again still already never just recently earlier "
    "previously not always ever soon too thus long further instead sometimes yesterday today "
    "tonight meanwhile however first further both all simply only"
)

_NO_ADVERBS = words(
    "family reply ally assembly supply rally anomaly monopoly monthly weekly daily bully butterfly "
    "homily melancholy belly lily jelly fly"
)


def is_manner(word: str) -> bool:
    """Whether a lower-case word is an adverb in -ly: angrily, but not family.

    Examples
    --------
    >>> is_manner("angrily"), is_manner("family")
    (True, False)
    """
    return word.endswith("ly") and word not in _NO_ADVERBS


DAYS = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april "
    "june july august september october november december night morning afternoon evening mon "
    "tue tues wed thu thur thurs fri sat sun jan feb aug sept oct nov dec"
)

LINKS = words("of for at in from with on to by within inside behind")

OPENERS = words(
    "in on at after before during since by with without for from under over about amid "
    "despite while when as if because although though until unless following according "
    "speaking asked pressed responding referring citing last earlier later meanwhile however "
    "but and so then instead still yet also thus where once whether than like unlike through "
    "between among against into via upon given now"
)

CLAUSE_WORDS = words(
    "that when while because although though if as and but or after before until unless since "
    "where whether than so which what how why nor yet"
)

CONNECTORS = words("of de da di du la le van von der den bin ibn al el ben dos y")

STOPS = frozenset(",;:()[]—–?!…-")

BEFORE_NAMES = frozenset(
    [
        "former",
        "senior",
        "deputy",
        "chief",
        "acting",
        "vice",
        "prime",
        "foreign",
        "interior",
        "defence",
        "defense",
        "finance",
        "justice",
        "top",
        "state",
        "then-president",
        "co-founder",
        "press",
        "campaign",
        "leading",
        "outgoing",
        "incoming",
        "longtime",
        "government",
        "party",
        "police",
        "opposition",
        "department",
        "ministry",
        "department's",
        "company",
        "fellow",
        "ex",
    ]
)

PASTS = words(  # irregular past tenses that are no other word
    "began became blew bought broke brought built came caught chose crept did drank drew "
    "drove ate fled flew fought gave got grew had heard hid kept knew knelt leant "
    "led met paid ran rang rode rose sang sank sat sent shook slept "
    "spoke sprang stood stole struck swam swept swore threw took tore went wept woke won wore "
    "wrote was were has is"
)

SENT = words("statement letter email message tweet post note")  # what a sender speaks through

SPEAKING = words("say tell add ask reply answer shout insist warn declare announce explain claim")

SAID = words("said says told tells added argued believes thinks thought insisted warned")
