"""Articles that are slices of a longer text: of a database's export, or of a row of a table.

Whoever knows the layout of such a source says where each article lies in it and which stretches
are what. Nothing is guessed here: the article and the fate of each character follow.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from framing.article import Article
from framing.reading.assemble import Aside, article_of, assemble, merged, moved
from framing.reading.choice import NOTHING
from framing.reading.front_lines import Origin
from framing.reading.plain_text import lay_out
from framing.reading.receipt import Stretch
from framing.reading.scrub import Clean, refuse_binary, scrub
from framing.reading.unreadable import Unreadable


class Span(NamedTuple):
    """A stretch of the source; ``end`` is exclusive.

    ``start`` and ``end`` are offsets in characters.
    """

    start: int
    end: int


@dataclass(frozen=True)
class Slice:
    """One article in a source, with what its parts are, or a stretch between articles.

    Parameters
    ----------
    start, end
        Where it lies in the source's text; ``end`` is exclusive.
    why
        Why it is no article (``cover list``: the titles that a database prints before the
        articles); empty for an article.
    lost
        Whether an article should be here and is not: an error page, a record without text.
    headline
        Where the headline stands; None if there is none.
    asides
        Stretches inside that are left out of the article's text, with the reason.
    origin
        What the source says of outlet, date, author and address.
    number
        The article's number in the source's own counting; 0 if it has none.
    declared
        How many words the source says the article has; 0 if it does not say.
    loose
        Whether the text is laid out as anybody writes, not as a database prints it; it is then
        read as a text file is.
    untitled
        Whether the source says that there is no headline; otherwise one is looked for in a loose
        text.
    """

    start: int
    end: int
    why: str = ""
    lost: bool = False
    headline: Span | None = None
    asides: tuple[Aside, ...] = ()
    origin: Origin = field(default_factory=Origin)
    number: int = 0
    declared: int = 0
    loose: bool = False
    untitled: bool = False


@dataclass(frozen=True)
class Export:
    """A source that holds several articles.

    Parameters
    ----------
    database
        Whose layout it has: ``Nexis``, ``Factiva``, ``ProQuest``.
    slices
        They cover the text from beginning to end, in order, without gap or overlap.
    expected
        How many articles there should be by the source's own list or numbering; None if it
        does not say.
    listed
        The headlines of its list of contents.
    notes
        Sentences about what the source says of itself.
    """

    database: str
    slices: tuple[Slice, ...]
    expected: int | None = None
    listed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Cut(NamedTuple):
    """An article cut out of a source, and what became of each character of its slice.

    ``stretches`` have offsets into the text of the source and cover the slice.
    """

    article: Article
    stretches: tuple[Stretch, ...]


def cut(text: str, piece: Slice, name: str, identity: str, keep: frozenset[str] = NOTHING) -> Cut:
    """Return the article that lies in a slice, and what became of each character of the slice.

    ``piece`` is a slice of ``text``, the whole source, and its ``why`` is empty. ``name`` is what
    the error calls the source, ``identity`` becomes the article's id, and ``keep`` are reasons for
    which nothing is set aside (left out), see `choice`. The stretches of the result have offsets
    into ``text`` and cover the slice.

    Raise Unreadable if the slice holds no words of an article.

    Examples
    --------
    >>> text = "Talks begin\\n\\nThe Clarion\\n\\nThe two sides met."
    >>> outlet = Aside(13, 24, "outlet")
    >>> piece = Slice(0, len(text), headline=Span(0, 11), asides=(outlet,))
    >>> cut(text, piece, "export", "a1").article.text
    'Talks begin\\n\\nThe two sides met.'
    """
    clean = scrub(text[piece.start : piece.end])
    refuse_binary(clean, name)
    layout = lay_out(
        clean.text,
        markdown=piece.loose,
        hidden=moved(clean, piece.asides, piece.start),
        known=piece.origin,
        headline=title_in(piece, clean),
        doubled=not piece.loose,
        keep=keep,
    )
    texts, stretches = assemble(clean, layout.paragraphs, layout.asides)
    article = article_of(identity, texts, layout.has_headline, layout.origin)
    if article is None:
        raise Unreadable(name, "the article has a headline and no text", "check it in the source")
    by = piece.start
    return Cut(article, tuple(s._replace(start=s.start + by, end=s.end + by) for s in stretches))


def title_in(piece: Slice, clean: Clean) -> tuple[int, int] | None:
    """Return the (start, end) of a slice's headline in ``clean``, the clean string made of it.

    None means that one is to be looked for; an empty stretch, that there is none.
    """
    if piece.headline is None:
        return None if piece.loose and not piece.untitled else (0, 0)
    start, end = (clean.forth(at - piece.start) for at in piece.headline)
    return start, end


def set_aside(piece: Slice, why: str = "") -> tuple[Stretch, ...]:
    """Return the stretch of a receipt for a slice that is left out, in a tuple; empty if it is.

    The reason is ``why``, or if that is empty the ``why`` of the slice.
    """
    return merged([Stretch(piece.start, piece.end, "set aside", why or piece.why)])


def filled(slices: list[Slice], length: int, why: str) -> tuple[Slice, ...]:
    """Return the slices with others between them, so that they cover the whole text.

    ``length`` is that of the text; ``why`` is what the new slices are called, for they hold no
    article.

    Examples
    --------
    >>> [(s.start, s.end, s.why) for s in filled([Slice(3, 5)], 9, "between articles")]
    [(0, 3, 'between articles'), (3, 5, ''), (5, 9, 'between articles')]
    """
    out: list[Slice] = []
    at = 0
    for piece in sorted(slices, key=lambda s: (s.start, s.end)):
        piece = replace(piece, start=max(at, piece.start))
        if piece.start > at:
            out.append(Slice(at, piece.start, why))
        if piece.end > piece.start:
            out.append(piece)
        at = max(at, piece.end)
    if at < length:
        out.append(Slice(at, length, why))
    return tuple(out)
