"""Handle the teacher's articles: pasted, uploaded or fetched, each with its evidence page.

The evidence page shows what the markers found in the article.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from framing.article import Article
from framing.reading.receiving import article_from
from framing.reading.sources import (
    SLUG,
    Content,
    id_of_address,
    is_address,
    load_text,
    short_hash,
)
from framing.reading.unreadable import Unreadable, printable
from framing.reading.web import fetch
from framing.showing.report import report
from framing.teaching.answers import clean_name
from framing.teaching.app import web
from framing.teaching.app.state import AppState
from framing.teaching.app.store import packed
from framing.text import Text

LARGEST = 20_000_000  # bytes of an uploaded article
MOST_WORDS = 20_000
AGAINST = "news-2017"


async def home(request: Request) -> Response:
    """Return the teacher's first page: lists of articles, exercises and classes, and forms."""
    return await _home(request)


async def _home(request: Request, status: int = 200, why: str = "", **kept: str) -> Response:
    store = web.state_of(request).store
    articles = await web.in_thread(store.all, "SELECT id, title FROM article ORDER BY made DESC")
    exercises = await web.in_thread(store.all, "SELECT id, title FROM exercise ORDER BY made DESC")
    classes = await web.in_thread(
        store.all,
        "SELECT class.id, class.name, class.open, exercise.title, COUNT(student.id) AS students "
        "FROM class JOIN exercise ON exercise.id = class.exercise "
        "LEFT JOIN student ON student.class = class.id GROUP BY class.id ORDER BY class.made DESC",
    )
    return web.render(request, "home", status, articles=articles, exercises=exercises,
                     classes=classes, why=why, kept=kept)  # fmt: skip


async def add(request: Request, form: FormData) -> Response:
    """Store the article in a form with its evidence page; redirect to it, or say why not."""
    state = web.state_of(request)
    text, url = str(form.get("text", "")), str(form.get("url", "")).strip()
    try:
        content = await _content(state, form, text, url)
        key = await state.long(_store, state, content, str(form.get("outlet", "")),
                              AGAINST if form.get("compare") else None)  # fmt: skip
    except ValueError as error:
        return await _home(request, 422, " ".join(str(error).split())[:400], text=text, url=url)
    return web.redirect(f"/articles/{key}")


async def _content(state: AppState, form: FormData, text: str, url: str) -> Content:
    file = form.get("file")
    if isinstance(file, UploadFile) and file.filename:
        data = await file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise ValueError(f"The file has over {LARGEST // 1_000_000} MB. Give one article.")
        if not data.strip():
            raise ValueError("The file is empty.")
        return _uploaded(data, file.filename)
    if url:
        if not is_address(url):
            raise ValueError("The address must begin with https:// or http://.")
        page = await web.in_thread(fetch, url)
        return Content(printable(url), id_of_address(page.url), page.data, page.url, page.charset)
    if not text.strip():
        raise ValueError("Paste a text, choose a file or give an address.")
    return load_text(text)


def _uploaded(data: bytes, name: str) -> Content:
    """Return an uploaded file for reading; ``name`` gives its kind and an id, never a path."""
    stem = SLUG.sub("-", clean_name(name).lower().rpartition(".")[0])[:60].strip("-")
    return Content(printable(name), stem or f"file-{short_hash(data)}", data)


def _store(state: AppState, content: Content, outlet: str, against: str | None) -> str:
    article, receipt = article_from(content)
    words = len(Text(article).words)
    if words > MOST_WORDS:
        raise Unreadable(content.name, f"it has {words:,} words; here an article may have "
                         f"{MOST_WORDS:,}", "give one article")  # fmt: skip
    if outlet := clean_name(outlet):
        article = replace(article, outlet=outlet)
    html = report(article, against)
    title = clean_name(article.headline) or clean_name(article.text)[:60]
    return state.store.add("article", title=title or article.id, content=packed(article.as_dict()),
                          notes=packed(list(receipt.summary())), page=html.encode())  # fmt: skip


async def article(request: Request) -> Response:
    """Return the page of an article: how it was read, and what can be done with it."""
    row = await _row(request)
    held = article_of(row)
    return web.render(request, "article", row=row, article=held, notes=json.loads(row["notes"]))


async def evidence(request: Request) -> Response:
    """Return the evidence page of an article."""
    row = await _row(request)
    return web.page_response(row["page"].decode())


async def delete(request: Request, form: FormData) -> Response:
    """Delete an article; exercises made from it hold their own copy. Redirect home."""
    row = await _row(request)
    await web.in_thread(web.state_of(request).store.delete, "article", row["id"])
    return web.redirect("/")


async def _row(request: Request) -> dict[str, Any]:
    store = web.state_of(request).store
    return web.or_not_found(await web.in_thread(store.get, "article", request.path_params["id"]))


def article_of(row: dict[str, Any]) -> Article:
    """Return the article in a row of the store, from JSON in its column ``content``."""
    return Article.from_dict(json.loads(row["content"]))
