"""Posts of social media that stand in an article: told by their markup or their signature."""

from __future__ import annotations

import re

from framing.lexicons import any_word
from framing.reading.assemble import Aside
from framing.reading.choice import POST

_NETWORK = f"(?:{any_word('network in a class')})"
_KIND = f"(?:{any_word('kind of post')})"
# A class of a post's element. Share buttons have others ("twitter-share", "social-facebook").
CLASS = re.compile(
    rf"(?:{_NETWORK}[-_]{{1,2}}{_KIND}(?:[-_][\w-]{{0,40}})?"
    rf"|(?:o?embed(?:ded)?|is-provider)[-_]{{1,2}}(?:{_NETWORK}|tweet)(?:[-_][\w-]{{0,40}})?"
    r"|(?:embedded-?)?tweet(?:[-_]{1,2}(?:embed(?:ded)?|body|text|content|wrapper|container))?"
    r"|x-(?:tweet|post|embed)|is-provider-x|text-post-media|imgur-embed-pub)",
    re.IGNORECASE,
)
TAGS = frozenset({"tweet", "twitter-widget", "amp-twitter", "amp-instagram", "amp-facebook"})
# What the networks write below a post: "— Jo Salt (@saltyjo) March 5, 2024".
SIGNED = re.compile(
    r"(?:.{0,200} )?[—–-] ?[^()\n]{1,80} ?\(@[\w.]{1,40}\)\s.{0,30}\b(?:19|20)\d\d\b.{0,20}"
    r"|(?:view this post on|a (?:post|reel|video) shared by) .{1,200}",
    re.IGNORECASE,
)
UNCLOSED = re.compile(r"<tweet\b[^<>]{0,2000}+>", re.IGNORECASE)
# In a plain text: the tag, and all up to its end if that comes before another such tag.
LEFTOVER = re.compile(
    r"<(?P<tag>tweet|blockquote)\b(?P<attributes>[^<>]{0,2000}+)>"
    r"(?P<inside>(?:[^<]|<(?!/?(?:tweet|blockquote)\b)){0,5000}+</(?P=tag)\s{0,9}>"
    r"(?:\s{0,9}<script\b[^<>]{0,500}+>\s{0,9}</script>)?)?",
    re.IGNORECASE,
)
VALUE = re.compile(r"class\s{0,3}=\s{0,3}[\"'“”]?([^\"'“”<>]{0,500})", re.IGNORECASE)


def is_post(tag: str, classes: str) -> bool:
    """Return whether an element with this tag and these classes is a post.

    Examples
    --------
    >>> is_post("blockquote", "twitter-tweet"), is_post("div", "twitter-share")
    (True, False)
    """
    return tag in TAGS or any(CLASS.fullmatch(name) for name in classes[:500].split())


def is_signed(words: str) -> bool:
    """Return whether words end as social networks end a post: with name, handle and date.

    Examples
    --------
    >>> is_signed("— Jo Salt (@saltyjo) March 5, 2024"), is_signed("— Jo Salt, chair")
    (True, False)
    """
    return SIGNED.fullmatch(words[-200:]) is not None


def without_unclosed(page: str) -> str:
    """Return a page without tags ``<tweet>`` if it closes none: what follows them is no post."""
    return page if "</tweet" in page.lower() else UNCLOSED.sub("", page)


def posts_in(text: str) -> list[Aside]:
    """Return where posts stand in a plain text in which their markup was left, each to its end.

    Each is (start, end, reason); they are left out of the article.

    Examples
    --------
    >>> posts_in('Rain. <tweet id="7">Wet!</tweet> Sun.')
    [Aside(start=6, end=32, reason='embedded post')]
    """
    found = []
    for match in LEFTOVER.finditer(text):
        classes = VALUE.search(match["attributes"])
        if is_post(match["tag"].lower(), classes[1] if classes else ""):
            found.append(Aside(*match.span(), POST))
    return found
