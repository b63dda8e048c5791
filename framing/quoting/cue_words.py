"""The words that tell what a quotation does."""

from __future__ import annotations

import re

from framing.quoting.closed import AUXILIARIES, CONNECTORS, DETERMINERS
from framing.quoting.lists import words

WORK = words(
    "film films movie movies song songs single track album albums book books novel novels memoir "
    "poem poems play plays musical opera show shows series sitcom drama dramas programme program "
    "magazine newspaper newspapers painting paintings sculpture documentary episode game ballet "
    "symphony hit hits classic classics comedy anthem hymn exhibition column blog podcast website "
    "classics tune tunes essay essays trilogy sequel blockbuster journal festival encyclopaedia"
)

HOLDER = words(
    "campaign project laboratory theme themed title titled entitled operation codename codenamed "
    "nicknamed nickname dubbed alias category award awards exercise exercises initiative drill "
    "group party movement channel conference forum account handle user username helicopter ship "
    "vessel boat tank missile system store restaurant pub bar hotel band team brand model"
)

AFTER_TITLE = words(
    "campaign title show film movie series song album programme program magazine newspaper star "
    "fame author host co-host director laboratory project helicopter talks festival tour book "
    "novel account award awards section column franchise singer trilogy remake sequel soundtrack "
    "stars actor actress creator producer premiere theme scandal"
)

TERM = words(
    "term terms word words phrase phrases expression name names slogan slogans motto tagline "
    "moniker label labels concept notion idea meaning means meant literally translated translates "
    "chant chants chanting hashtag code question password acronym abbreviation spelled spelt "
    "caption pronounced definition category idiom adjective verb noun letters logo inscription "
    "reads stands motif loosely abbreviated short"
)

NAMING = words(
    "known called call calls dubbed named nicknamed titled entitled termed coined branded "
    "christened designated defined classified"
)

SPEECH = words(
    "accusation accusations claim claims allegation allegations warning warnings promise promises "
    "pledge pledges call calls demand demands assertion assertions statement statements criticism "
    "comments remark remarks description "
    "insistence plea pleas threat declaration complaint complaints argument arguments "
    "suggestion suggestions denial denials admission charge charges "
    "philosophy resolution fears rhetoric vision policy proclamation proclamations finding "
    "findings ruling decision verdict conclusion testimony"
)

SAYINGS = words("comment comments remark remarks claim claims accusation jibe quip tweet tweets")

REGULATION = words("policy law rule rules act amendment doctrine clause rally movement")

CLASSIFIER = words(
    "sign signs standard standards legislation law rule rules policy meeting meetings clause test "
    "strategy button placard banner doctrine formula format model option vote campaign box badge "
    "provision provisions clauses statute regulation regulations programme programmes approach "
    "procedure procedures system systems period periods"
)

SO_CALLED = words("so-called supposed supposedly self-styled self-proclaimed self-described")

NEW = words("a an first another second third new next last")

PERSONAL = words("i we he she it they you there that this these those who what")

FINITE = AUXILIARIES | words(
    "'s 're 'm don't didn't doesn't isn't aren't wasn't weren't won't can't couldn't wouldn't "
    "said says want need think know believe go make take see look feel hope expect love like"
)

CONTRACTED = re.compile(r"(?:'|’)(?:s|re|m|ve|ll|d)$|n(?:'|’)t$")

SMALL = (
    DETERMINERS | CONNECTORS | words("and or but in on at for to with by from of the as vs is it")
)

LIKENESS = words("brand kind sort form version semblance pretence guise veneer")

TERM_LINKS = words("of for like as is was by with") | {",", ":", "-", "–", "—"}

EXPLAINS = words("meaning word term slang euphemism shorthand jargon code")

SIGNS = words(
    "sign signs placard placards banner banners button badge sticker label standard legislation"
)
