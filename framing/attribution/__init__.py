"""Find whose words are whose: each cue with its source and content, and the voice at each place.

In "Berg said that it rained" the source is "Berg", the cue "said", the content "it rained"; an
attribution holds the three. A voice is whose words a place is: the writer's, reported, quoted or
headline. What comes in is the parse of a text (`framing.language`) and its actors; a tagger marks
sources, cues and contents. What goes out is a `framing.voices.Voices`: quotations with function
(speech, scare quotes, a title ...) and speaker, attributions, and the voices.

The steps: `windows` cuts the text, `tagger` runs the encoder, `parts` links cues to what it marked,
`assembly` gives quotations to cues, `function` says what each quotation does, `speakers` names the
sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from framing.actors import actors_in
from framing.article import Article
from framing.attribution.assembly import drafts
from framing.attribution.finding import found
from framing.attribution.parts import linked
from framing.attribution.tagger import tag
from framing.language import Syntax, parse_many
from framing.text import Text
from framing.voices import Voices

__all__ = ["attribute", "attributed"]


def attributed(articles: Iterable[Article]) -> Iterator[Syntax]:
    """Yield the parse of each article, with the voices found by attribution.

    Parameters
    ----------
    articles
        The articles, in English.

    Yields
    ------
    Syntax
        One for each article, in order; its ``text.voices`` come from attribution.

    Examples
    --------
    >>> article = Article(id="a", text="The ministry said that the rebels had fled.")
    >>> [syntax] = attributed([article])
    >>> syntax.text.voice(27, 33), syntax.text.speaker(27, 33)
    ('reported', 'ministry')
    """
    for syntax in parse_many(Text(article) for article in articles):
        attribute(syntax)
        yield syntax


def attribute(syntax: Syntax) -> Voices:
    """Find the quotations and attributions of a text, and store them as ``syntax.text.voices``.

    Returns
    -------
    Voices
        The object stored as ``syntax.text.voices``.
    """
    text = syntax.text
    marked = [(pair.start, pair.end) for pair in text.quotes]
    tagged = tag(_with_training_marks(text), text.paragraphs, text.sentences, marked)
    assembled = drafts(syntax, linked(text.raw, tagged))
    quotations, attributions = found(syntax, tagged, assembled, actors_in(syntax))
    headline = text.headline.end if text.headline else 0
    text.voices = Voices(len(text.raw), headline, quotations, attributions)
    return text.voices


_RARE = frozenset("«»‹›„‟‚`＂")


def _with_training_marks(text: Text) -> str:
    """Return the text, its length unchanged, with the quotation marks of the training data.

    A mark of two characters, as TeX writes it, becomes one character and a blank.
    """
    pieces, at = [], 0
    edges = []
    for start, end, inner_start, inner_end, *_ in text.quotes:
        if text.raw[start] in _RARE:
            single = inner_start - start == 1 and text.raw[start] in "‹‚`"
            edges.append((start, inner_start, "‘" if single else "“"))
            edges.append((inner_end, end, "’" if single else "”"))
    for start, end, mark in sorted(edges):
        if start < end:
            pieces += [text.raw[at:start], mark.ljust(end - start)]
            at = end
    return "".join([*pieces, text.raw[at:]])
