"""Reading one source: the steps from a file, a page or a text to an article and its receipt."""

from __future__ import annotations

from dataclasses import replace
from importlib import resources
from pathlib import Path

from framing.article import Article
from framing.reading.assemble import article_of, assemble, moved
from framing.reading.boilerplate import PAYWALL
from framing.reading.choice import NOTHING, Names, choice_of
from framing.reading.decoding import decode
from framing.reading.kinds import kind_of
from framing.reading.layout import Layout, Visible
from framing.reading.plain_text import lay_out
from framing.reading.receipt import Receipt
from framing.reading.scrub import Clean, refuse_binary, scrub
from framing.reading.sources import (
    Content,
    Source,
    id_of_address,
    load_file,
    load_stdin,
    load_text,
    recognise,
)
from framing.reading.unreadable import Unreadable

BELOW = 600  # characters; a notice further down is no part of the article


def read(source: str | Path, keep: Names = ()) -> Article:
    """Read one article from a file, a web page, standard input or a text.

    Parameters
    ----------
    source
        A path, a URL (``http`` or ``https``), ``"-"`` for standard input, or the text itself:
        a string that names no file, with a line break or of more than 300 characters. A shorter
        text is given as ``Article(text=...)``.
    keep
        Reasons for which nothing is set aside (left out of the text), as the receipt of `receive`
        has them: ``keep="notice"`` leaves editor's notes in the text, ``"headline again"`` the
        headline that the text begins with. By default all that is no part of the story is set
        aside.

    Returns
    -------
    Article
        Its text is the headline and the paragraphs, parted by empty lines.

    Raises
    ------
    Unreadable
        If no article can be read from the source; the message says why and what to do.
    ValueError
        If nothing is set aside for such a reason; the message names those there are.

    Examples
    --------
    >>> read("Talks begin\\n\\n31 May 2013\\n\\nThe two sides met on\\nMonday.").text
    'Talks begin\\n\\nThe two sides met on Monday.'
    """
    return receive(source, keep)[0]


def receive(source: str | Path, keep: Names = ()) -> tuple[Article, Receipt]:
    """Read one article and account for every character that was read.

    Parameters
    ----------
    source
        A path, a URL, ``"-"`` for standard input, or the text itself, as for `read`.
    keep
        Reasons for which nothing is set aside (left out of the text): ``"notice"``.

    Returns
    -------
    article
        Its text is the headline and the paragraphs, parted by empty lines; byline and date are
        in its fields, not in its text. A paragraph of a block quotation begins with ``> ``.
    receipt
        What became of each character of the input.

    Raises
    ------
    Unreadable, ValueError
        As for `read`.

    Examples
    --------
    >>> article, receipt = receive("Talks begin\\n\\nBy Ana Ruiz\\n\\nThe two sides met on Monday.")
    >>> article.author, receipt.of("byline")
    ('Ana Ruiz', ('By Ana Ruiz',))
    """
    chosen = choice_of(keep).keep
    return article_from(load(recognise(source)), chosen)


def article_from(content: Content, keep: frozenset[str] = NOTHING) -> tuple[Article, Receipt]:
    """Return the article that a source holds, and its receipt.

    ``keep`` holds reasons (``notice``) for which nothing is set aside. An export of a news database
    (Nexis, Factiva, ProQuest) is read by the layout of that database.
    """
    visible = visible_text(content, keep)
    if visible.kind in ("text", "docx", "rtf", "html"):
        from framing.reading.exports import single

        if found := single(content, visible, keep):
            return found
    return compose(content, visible, keep)


def load(given: Source) -> Content:
    """Return what a source holds: read the file or standard input, or fetch the page."""
    if given.kind == "file":
        return load_file(Path(given.value))
    if given.kind == "stdin":
        return load_stdin()
    if given.kind == "text":
        return load_text(given.value)
    from framing.reading.web import fetch

    page = fetch(given.value)
    return Content(given.name, id_of_address(page.url), page.data, page.url, page.charset)


def visible_text(content: Content, keep: frozenset[str] = NOTHING) -> Visible:
    """Return the characters that a reader of the source sees, whatever kind of file it is.

    ``keep`` holds the reasons for which nothing is set aside. A table raises Unreadable.
    """
    kind = kind_of(content.data, content.name)
    if kind == "pdf" and isinstance(content.data, bytes):
        from framing.reading.pdf import see_pdf

        return see_pdf(content.data, content.name)
    if kind == "docx" and isinstance(content.data, bytes):
        from framing.reading.docx import see_docx

        return see_docx(content.data, content.name)
    if kind == "rtf" and isinstance(content.data, bytes):
        from framing.reading.rtf import see_rtf

        return see_rtf(content.data, content.name)
    if kind == "html":
        from framing.reading.page import see_page

        return see_page(content.data, content.name, content.url, content.charset, keep)
    if isinstance(content.data, str):
        return Visible(content.data, "text")
    from framing.reading.tabular import HEAD, table_kind

    if table := table_kind(content.data[:HEAD]):
        cause = f"this is a table ({table.upper()}), a row an article"
        raise Unreadable(content.name, cause, "import it as a corpus: framing corpus import")
    text, encoding, notes = decode(content.data, content.name, content.charset)
    return Visible(text, "text", encoding, notes=notes)


def compose(
    content: Content, visible: Visible, keep: frozenset[str] = NOTHING
) -> tuple[Article, Receipt]:
    """Return the article, and its receipt, made of what is visible of a source.

    ``content`` gives the source's name, id and address; ``keep`` holds the reasons for which
    nothing is set aside. Unreadable is raised if there is no article.
    """
    clean = scrub(visible.text)
    refuse_binary(clean, content.name)
    layout = lay_out(
        clean.text,
        markdown=visible.kind == "text",
        hidden=moved(clean, visible.hidden),
        known=visible.known,
        keep=keep,
    )
    texts, stretches = assemble(clean, layout.paragraphs, layout.asides)
    origin = replace(layout.origin, url=content.url or layout.origin.url)
    article = article_of(content.id, texts, layout.has_headline, origin)
    if article is None:
        raise Unreadable(content.name, "there is no article in it", "check that it holds a story")
    notes = visible.notes + notes_on(article) + cut_off(clean, layout)
    if article.headline and not layout.has_headline:
        notes += ("The headline comes from the metadata, not from what is visible.",)
    receipt = Receipt(content.name, visible.kind, visible.text, stretches, visible.encoding, notes)
    return article, receipt


def notes_on(article: Article) -> tuple[str, ...]:
    """Return sentences on what later steps cannot measure: another language, no headline."""
    notes = []
    if article.language != "en":
        notes.append(
            f"The text looks like {article.language}, not English: what is measured with English "
            "words does not hold for it."
        )
    if not article.headline:
        notes.append("No headline was found.")
    return tuple(notes)


def cut_off(clean: Clean, layout: Layout) -> tuple[str, ...]:
    """Return the note that a notice in or right below the article asks for a subscription.

    An empty tuple if there is none. ``clean`` is the text, ``layout`` its paragraphs and what was
    left out.
    """
    first, last = layout.paragraphs[0].end, layout.paragraphs[-1].end + BELOW
    found = (aside for aside in sorted(layout.asides) if aside.reason == PAYWALL)
    notice = next((clean.text[a:b] for a, b, _ in found if first <= a <= last), "")
    note = f"The article may be cut off: “{notice[:150]}” stands there."
    return (note,) if notice else ()


def example() -> Article:
    """Return an invented article on a dock strike, to try things out on; it needs no network.

    Returns
    -------
    Article
        One of the five articles of the teaching corpus, from its most partisan outlet.

    Examples
    --------
    >>> example().outlet
    'The Common Tide'
    """
    file = resources.files("framing") / "data" / "teaching" / "common-tide.md"
    return read(Path(str(file)))
