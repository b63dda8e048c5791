"""Furniture: the lines around an article that are not the article.

Each rule names why a line is set aside. A rule speaks of a whole short line, never of a word in
a sentence: "Share prices fell on Monday." is the story, "Share on Facebook" is not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

LONGEST = 300  # characters; a longer line is prose

_LINKWORDS = r"facebook|twitter|x|whatsapp|linkedin|reddit|pinterest|telegram|tumblr|email|e-mail"
_SHARE = (
    rf"(?:share|tweet|post|print|save|copy link|like|pin|bookmark|comments?|reply|{_LINKWORDS})"
)
_RELATED = (
    r"related (?:articles?|stories|news|content|coverage|topics?|links?|reading)|read more|"
    r"more (?:on this|from|stories|news|in this)\b.*|more (?:like this|to read)|"
    r"you (?:may|might) (?:also )?(?:like|be interested in)|recommended(?: for you| reading)?|"
    r"(?:most|trending) (?:read|popular|viewed|now|stories)|top stories|also (?:read|see)|"
    r"editor'?s?’?s? (?:picks?|choice)|further reading|what to read next|up next|see also"
)
PAYWALL, OFFER = "paywall", "subscription offer"
NOTICES = frozenset({PAYWALL, OFFER})  # what no story says, wherever it stands
_PIECE = r"(?:article|story|content|page|report|column|post|interview)"
_JOIN = r"(?:subscribe|register|sign (?:in|up)|log ?in|join|upgrade)"
_PAYWALL = (
    rf"(?:please )?{_JOIN}(?: (?:now|here|today|with us|for free))?(?: or {_JOIN})?(?: now)?"
    r"(?: to|,) (?:continue|keep reading|read on|finish|unlock|read (?:the|this|more|full)|"
    rf"(?:view|see|access|get) (?:the|this|full|unlimited|all)\b)(?!.{{0,80}}newsletter).{{0,200}}|"
    rf"(?:to )?(?:continue|keep|finish) reading\b.{{0,40}}(?:subscri|{_JOIN}).{{0,150}}|"
    r"to (?:read (?:the|this|more|on|full)|continue|view this|access|unlock)\b.{0,80}"
    rf"(?:subscri|{_JOIN}).{{0,150}}|"
    r"already (?:(?:a|an|have an|have a) )?(?:\w{2,12} )?(?:subscri(?:ber|bed|ption)|member|"
    r"account|registered)\?.{0,250}|(?:not (?:yet )?a (?:subscriber|member)|"
    r"(?:don['’]t have an|no) account)(?: yet)?\?.{0,200}|"
    rf"this (?:is an? )?(?:premium |exclusive )?{_PIECE} (?:is )?(?:only |exclusively |available |"
    r"reserved |exclusive |free ){0,3}(?:for|to) (?:our |\w{2,12} )?"
    r"(?:subscribers|members|registered)\b.{0,200}|"
    rf"(?:subscribers?|members?)[- ]only(?: {_PIECE})?\W{{0,3}}|"
    r"you(?:['’]ve| have) (?:reached|used|read|hit|\d{1,2})\b.{0,60}(?:free|limit|remaining)\b"
    r".{0,40}(?:article|stor|month|week).{0,150}|"
    r"unlock (?:this|the (?:full|rest)|full|unlimited)\b.{0,150}"
)
_OFFER = (
    r"(?:get|enjoy|for) (?:full|unlimited|complete|instant)(?: \w{2,12})? access\b.{0,200}|"
    r"support (?:our|independent|quality|local)(?: \w{2,12})? journalism\b.{0,200}|"
    r"become an? (?:member|subscriber|supporter)\b.{0,80}|cancel (?:at )?any ?time\b.{0,60}|"
    r"(?:want|love|like|enjoy)\w{0,3} .{0,60}\? ?(?:subscribe|join|register|sign up)\b.{0,150}|"
    r"(?:start|begin) your (?:\w{2,12}[- ]){0,3}(?:trial|subscription)\b.{0,150}|"
    r"(?:subscribe|join|try us|sign up)(?: now| today)? (?:for|from) (?:just |only )?[£$€¢\d]"
    r".{0,150}"
)
_NOTE = (
    r"[(\[*]{0,2}(?:(?:an? )?(?:editor(?:['’]?s|s['’]?)?|publisher['’]?s|author['’]?s) note|"
    r"note (?:to|from) (?:the )?(?:editors?|readers)|eds)\W{0,2} ?[:.–—-].{0,1000}"
)
NOTE = re.compile(_NOTE, re.IGNORECASE)  # however long it is
# (reason, pattern over the whole line, case ignored). Bounded repeats only, so every match is
# linear in a line that is at most LONGEST long.
RULES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(pattern, re.IGNORECASE))
    for reason, pattern in (
        (
            "page number",
            r"(?:page |p\. ?)?[-–—\[(|]{0,2} ?\d{1,3} ?[-–—\])|]{0,2}|(?:page |p\. ?)\d{1,4}|"
            r"(?:page )?\d{1,4} ?(?:/|of) ?\d{1,4}",
        ),
        ("page footer", r"(?:https?://|www\.)\S+ +(?:page )?\d{1,4}(?: ?(?:/|of) ?\d{1,4})?"),
        (
            "share bar",
            rf"{_SHARE}(?:(?: ?[|·•,/+:&] ?| )(?:{_SHARE}|on|via|by|with|to|this|article|story|"
            r"page|and|or|\(?\d{1,5}\)?)){0,12}[:!]?|"
            r"(?:share|tweet|email|print|send|save|forward) (?:this|the) "
            r"(?:article|story|page|post|link)(?: .{0,60})?|"
            r"follow (?:us|@?\w{1,30}) on .{1,80}|(?:leave|post|add) (?:a |your )?comments?",
        ),
        (
            "related links",
            rf"(?:{_RELATED}) ?[:>»→]{{0,2}}(?: https?://\S+)?|read more: .{{1,200}}",
        ),
        (
            "contact line",
            r"(?:to )?contact (?:us|the (?:author|editor|newsroom|reporter|writer))\b.{0,120}|"
            r"to (?:contact|reach|write to|get in touch with) .{1,160}"
            r"(?::|\b(?:visit|e-?mail|write to|click|go to)\b ?:? ?(?:here|\S+@\S+|\S+\.\S+)?)\W?|"
            r"(?:get in touch|do you have a (?:story|tip)|got a (?:story|tip|news tip)|"
            r"send (?:us )?(?:your )?(?:tips|letters|stories)|e-?mail (?:us|the author))\b.{0,100}|"
            r"letters to the editor\W*|(?:tel|phone|fax|e-?mail|telephone) ?: .{1,100}",
        ),
        (
            "copyright line",
            r"(?:copyright|©|\(c\)) ?(?:©|\(c\))? ?(?:19|20)\d\d\b.{0,200}|© ?.{0,200}|"
            r"copyright|.{0,160}all rights reserved\W?.{0,60}|"
            r"(?:this|the|our) (?:material|article|content|story) may not be "
            r"(?:published|reproduced|republished|copied).{0,160}",
        ),
        (
            "cookie notice",
            r"(?:(?:we|this (?:web ?)?site|our (?:web ?)?site|our partners) uses? cookies"
            r"|by (?:continuing|using|browsing|clicking).{0,100}cookies|accept (?:all )?cookies|"
            r"(?:manage|reject|cookie) (?:all )?(?:cookies|settings|preferences|policy|consent))"
            r".{0,200}",
        ),
        (PAYWALL, _PAYWALL),
        (OFFER, _OFFER),
        (
            "site link",
            r"(?:sign up|subscribe|log in|sign in)"
            r"(?: (?:to|for|now|here|today|with|or)\b.{0,120})?|"
            r"register(?: (?:now|here|today|for free|to (?:read|comment|continue))\b.{0,80})?|"
            r"(?:privacy policy|terms (?:of|and) \w{1,12}|about us|contact|advertise with us|"
            r"sitemap|site map|help|careers|skip to (?:main )?content|back to (?:the )?top|"
            r"home ?(?:page)?|menu|search|loading|go to (?:homepage|top)|(?:next|previous) "
            r"(?:article|page|story)|print this page|newsletters?)(?: ?[|·•>»/] ?.{0,160})?\W{0,3}",
        ),
        (
            "advertisement",
            r"(?:advertisement|advert|sponsored(?: content)?|story continues below|"
            r"article continues below|continue reading|scroll to continue)"
            r"(?: (?:below|this|with|the|main|story|article|content|reading)){0,6}\W{0,3}",
        ),
        (
            "picture credit",
            r"(?:photo(?:graph)?s?|image|picture|file photo|illustration|credit)"
            r"(?: (?:by|credit))? ?[:/] ?.{1,120}|graphic ?[:/] ?(?-i:[A-Z]).{1,120}|"
            r"(?:photo(?:graph)?|image|picture) (?:by|courtesy(?: of)?|credit) [^.!?]{1,80}",
        ),
        (
            "notice",
            r"this (?:article|story|text) is invented\b.{0,250}|(?:correction|clarification|"
            r"disclaimer) ?: .{1,280}",
        ),
        (
            "tags",
            r"(?:topics?|tags?|keywords?|filed under|categor(?:y|ies)) ?: [^.!?]{1,200}",
        ),
        ("contact line", r"[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{1,60}"),
        ("link", r"<?(?:https?://|www\.)\S+>?"),
        ("ornament", r"[\W_]{1,80}"),
        ("end mark", r"(?:-{0,3} ?ends ?-{1,3}|-{1,3} ?ends ?-{0,3}|# ?# ?#|-30-|\(ends\))"),
    )
)
MENTIONS = re.compile(r"[\"'“”‘’«»]")
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]{0,3}$")
DIGITS = re.compile(r"\d+")
CLOSING = frozenset({"contact line", "copyright line", "related links"})


def reason_of(line: str) -> str:
    """Name why a line is set aside, or give the empty string.

    Examples
    --------
    >>> reason_of("Share on Facebook | Tweet")
    'share bar'
    >>> reason_of("Share prices fell on Monday.")
    ''
    """
    if NOTE.fullmatch(line):
        return "notice"
    if len(line) > LONGEST:
        return ""
    for reason, pattern in RULES:
        if pattern.fullmatch(line):
            return "" if reason == "ornament" and MENTIONS.search(line) else reason
    return ""


def running_heads(lines: Iterable[tuple[str, bool]]) -> set[str]:
    """Find the lines that stand at the edge of one page after another.

    Parameters
    ----------
    lines
        Each line with whether it stands beside a page number, a page break or in the middle of
        a sentence.

    Returns
    -------
    set of str
        Lines (digits made alike, see `alike`) that occur at least twice and at least half the
        time at a page's edge.
    """
    short = [(line, edge) for line, edge in lines if 2 < len(line) <= 100 and line[-1] != ":"]
    if not any(edge for _, edge in short):
        return set()
    seen: Counter[str] = Counter()
    at_edge: Counter[str] = Counter()
    for line, edge in short:
        key = alike(line)
        seen[key] += 1
        at_edge[key] += edge
    return {k for k, n in seen.items() if n > 1 and at_edge[k] > 0 and 2 * at_edge[k] >= n}


def alike(line: str) -> str:
    """Make lines alike that differ in their numbers, letter case and blanks only."""
    return DIGITS.sub("0", " ".join(line.split())).casefold()
