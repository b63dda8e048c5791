"""What a function is given, checked where a mistake is easily made: an article for an analysis."""

from __future__ import annotations

from framing.article import Article


def an_article(thing: object, who: str) -> None:
    """Refuse what is no `Article`, naming the function that asks for one.

    Raises
    ------
    TypeError
        If it is anything else.
    """
    if not isinstance(thing, Article):
        raise TypeError(f"{who} takes an Article, not {_said(thing)}: framing.read makes one.")


def an_analysis(thing: object, who: str) -> None:
    """Refuse what is no `Analysis`, naming the function that asks for one.

    Raises
    ------
    TypeError
        If it is anything else.

    Examples
    --------
    >>> an_analysis(Article(id="a", text="It rained."), "rates")
    Traceback (most recent call last):
    ...
    TypeError: rates takes an Analysis, not Article: framing.analyze makes one.
    """
    if not (hasattr(thing, "evidence") and hasattr(thing, "run")):
        raise TypeError(f"{who} takes an Analysis, not {_said(thing)}: framing.analyze makes one.")


def _said(thing: object) -> str:
    return repr(thing)[:60] if isinstance(thing, str | bytes | int | None) else type(thing).__name__
