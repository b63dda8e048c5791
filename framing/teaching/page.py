"""Make the class page: one HTML file in which students mark articles, loading nothing else.

A mark is a stretch of an article to which a reader gave a label and a reason.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from bisect import bisect_left
from html import unescape
from typing import Any, NamedTuple

import pandas as pd
from markupsafe import Markup

from framing.article import Article
from framing.sentences import Span
from framing.showing import escape
from framing.teaching.exercise import Exercise
from framing.teaching.lessons import EXAMPLE, label_name
from framing.teaching.machine_errors import compare_with_experts
from framing.teaching.matching import Words
from framing.teaching.templates import fill, source

# The parts of the script, each using only those before it when the page is opened.
SCRIPT = (
    "state", "asking", "drawing", "choosing", "form", "comparing", "rewriting", "saving", "start"
)  # fmt: skip
LIVE = "live"  # the part that a page has in a class, where it keeps its work on the server
# Characters that could end a script element or a line of script; JSON may write them as numbers.
_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


class Live(NamedTuple):
    """What the page of a class on a server has in addition.

    ``about`` is what the server says about the reader, as JSON from `as_script`; ``hand_in`` the
    words on the button, ``back`` the address of a page to go back to, ``student`` whether the
    reader is a student and not the teacher.
    """

    about: str
    hand_in: str = "Hand in"
    back: str = ""
    student: bool = True


def page(exercise: Exercise, live: Live | None = None) -> str:
    """Return the class page of an exercise as HTML.

    Parameters
    ----------
    exercise
        Its articles may hold any text: it is escaped, and the page's content security policy lets
        no script run but its own and nothing be fetched.
    live
        Given where the work is kept on the server that the page comes from. The page then holds no
        other reader's marks, and may ask that server, and nobody else.

    Returns
    -------
    str
        HTML; the same exercise gives the same text.
    """
    texts = [Words(article) for article in exercise.articles]
    content = Markup(as_script(_content(exercise, texts, live is None)))
    style, script = Markup(source("class_page.css")), Markup(_script(live is not None))
    return fill(
        "class_page.html.jinja",
        exercise=exercise,
        introduction=[line for line in exercise.introduction.split("\n") if line.strip()],
        articles=[_shown(words) for words in texts],
        has_expert=not exercise.expert.empty,
        beside=[found.sentence for found in compare_with_experts(exercise)],
        version=exercise.versions.get("framing", ""),
        policy=_policy(style, script, live is not None),
        live=live,
        style=style,
        script=script,
        content=content,
    )


def origin(article: Article) -> str:
    """Return outlet, author and date of an article in one line, as far as they are known."""
    date = article.date.isoformat() if article.date else ""
    return ", ".join(filter(None, (article.outlet, article.author, date)))


def _shown(words: Words) -> dict[str, object]:
    article = words.text.article
    name = article.outlet or article.headline or article.id
    return {"name": name, "origin": origin(article) or article.id, "body": _body(words)}


def _body(words: Words) -> Markup:
    """Return the paragraphs as HTML with each word in an element of its own."""
    text = words.text
    heading = text.headline.end if text.headline else 0
    parts = []
    for paragraph in text.paragraphs:
        tag = "h3" if paragraph.end <= heading else "p"
        parts.append(f'<{tag} dir="auto">{_paragraph(words, paragraph)}</{tag}>')
    return Markup("\n".join(parts))


def _paragraph(words: Words, paragraph: Span) -> str:
    raw = words.text.raw
    place = words.place(*paragraph)
    done = paragraph.start
    parts = []
    for start, end in words.text.words[place.first : place.last]:
        parts.append(f"{escape.text(raw[done:start])}<span>{escape.text(raw[start:end])}</span>")
        done = end
    return "".join(parts) + escape.text(raw[done : paragraph.end])


def policy_of(html: str) -> str:
    """Return the content security policy in a page's HTML, for the header of its response.

    Examples
    --------
    >>> policy_of('<meta http-equiv="Content-Security-Policy" content="img-src data:">')
    'img-src data:'
    """
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    return unescape(found[1]) if found else "default-src 'none'"


def others(exercise: Exercise) -> list[dict[str, Any]]:
    """Return the experts' and the machine's marks as dicts that the page's script shows.

    The keys are ``article``, ``first`` and ``last`` (numbers of the article and of words, from 0),
    ``task, category, who, reason, kind`` (``expert`` or ``machine``) and ``reader``.
    """
    texts = [Words(article) for article in exercise.articles]
    return [
        *_others(exercise, texts, exercise.expert, "expert"),
        *_others(exercise, texts, exercise.machine, "machine"),
    ]


def _content(exercise: Exercise, texts: list[Words], with_others: bool) -> dict[str, Any]:
    """Return what the page's script needs, as values that JSON can hold.

    ``with_others`` is whether the experts' and the machine's marks are among them.
    """
    content: dict[str, Any] = {
        "name": exercise.name,
        "articles": [_article(words) for words in texts],
        "tasks": [
            {
                "marker": task.marker,
                "short": task.question.partition(". ")[0],
                "labels": {label: about.split(EXAMPLE)[0] for label, about in task.labels.items()},
                "who": task.who,
                "who_column": task.who_column,
            }
            for task in exercise.tasks
        ],
        "questions": [{"id": question.id} for question in exercise.questions],
        "facts": [{"id": fact.id} for fact in exercise.facts],
        "experts": exercise.expert["marker"].nunique(),
        "others": others(exercise) if with_others else [],
    }
    key = hashlib.sha256(as_script(content).encode()).hexdigest()[:16]
    names = {task.marker: {each: label_name(each, task.marker) for each in task.labels}
             for task in exercise.tasks}  # fmt: skip
    return {**content, "key": key, "names": names}  # other names, and kept work is still found


def _article(words: Words) -> dict[str, Any]:
    text = words.text
    starts = [word.start for word in text.words]
    return {
        "id": text.article.id,
        "sha256": text.article.sha256,
        "text": text.raw,
        "words": [list(word) for word in text.words],
        "sentences": [
            [first, last, sentence.start, sentence.end]
            for sentence in text.sentences
            if (first := bisect_left(starts, sentence.start))
            < (last := bisect_left(starts, sentence.end))
        ],
    }


def _others(
    exercise: Exercise, texts: list[Words], rows: pd.DataFrame, kind: str
) -> list[dict[str, Any]]:
    """Return marks as dicts for the script, with the numbers of their first and last words.

    ``rows`` are the marks, ``kind`` is ``expert`` or ``machine``. Marks without a word are left
    out.
    """
    numbers = {article.id: number for number, article in enumerate(exercise.articles)}
    found = []
    for row in rows.to_dict("records"):
        number = numbers[row["article"]]
        place = texts[number].place(row["start"], row["end"])
        if place.last > place.first:
            found.append(
                {
                    "article": number,
                    "first": place.first,
                    "last": place.last - 1,
                    "task": row["task"],
                    "category": row["category"],
                    "who": row[exercise.task(row["task"]).who_column],
                    "reason": row["explanation"],
                    "kind": kind,
                    "reader": row["marker"],
                }
            )
    return found


def as_script(content: object) -> str:
    """Return a value as JSON that is safe inside an HTML script element."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_UNSAFE)


def _script(live: bool) -> str:
    """Return the parts of the script joined in one function; ``live`` adds the server's part."""
    names = (*SCRIPT[:-1], LIVE, SCRIPT[-1]) if live else SCRIPT
    parts = "".join(source(f"class_page/{name}.js") for name in names)
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


def _policy(style: str, script: str, live: bool) -> str:
    """Return a content security policy that allows this style and this script alone.

    With ``live`` the page may also ask the server that it comes from.
    """
    server = "connect-src 'self'; " if live else ""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        f"{server}img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
