"""Start widgets for notebooks: explore the evidence, annotate, and check a marker."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from framing.analysis import Analysis
from framing.article import Article
from framing.measuring.validate_args import an_analysis, an_article, articles_of

if TYPE_CHECKING:
    from framing.showing.widgets.annotator import Annotator
    from framing.showing.widgets.auditor import Auditor
    from framing.showing.widgets.explorer import Explorer

NEEDS = "Widgets need the notebook extra: `pip install 'framing-toolkit[notebooks]'` brings it."


def explore(
    articles: Article | Iterable[Article],
    analysis: Analysis,
    decisions: str | Path = "decisions.json",
) -> Explorer:
    """Return a widget to filter the evidence, read it in place and correct it with reasons.

    Parameters
    ----------
    articles
        One article or several.
    analysis
        Their analysis, without corrections (decisions).
    decisions
        The file the corrections are saved in; one that exists is read first. Give it to
        `framing.analyze` as ``decisions`` to get the same tables anywhere.

    Returns
    -------
    Explorer
        A widget; its ``analysis`` has the corrections applied.

    Raises
    ------
    ImportError
        If the notebook extra is not installed.
    ValueError
        If the analysis already holds decisions, or lacks one of the articles.

    Examples
    --------
    >>> import tempfile
    >>> from framing import analyze
    >>> article = Article(id="a", text="The mob ran.")
    >>> file = Path(tempfile.mkdtemp()) / "decisions.json"
    >>> explore(article, analyze(article, "loaded"), file).analysis.evidence["text"].tolist()
    ['mob']
    """
    given = articles_of(articles, "explore")
    an_analysis(analysis, "explore")
    if analysis.run.get("decisions"):
        raise ValueError(
            "This analysis already holds decisions: give one without, and the file as `decisions`."
        )
    known = dict(zip(analysis.articles["article"], analysis.articles["sha256"], strict=True))
    for article in given:
        if known.get(article.id) != article.sha256:
            raise ValueError(f"The analysis does not hold the article {article.id!r} as it is now.")
    try:
        from framing.showing.widgets.explorer import Explorer
    except ModuleNotFoundError as error:
        raise ImportError(f"{NEEDS} ({error})") from error
    return Explorer(given, analysis, decisions)


def annotate(
    article: Article,
    labels: Iterable[str],
    annotator: str,
    machine: Analysis | None = None,
    file: str | Path = "",
) -> Annotator:
    """Return a widget to label an article by hand, the program's marks hidden until the end.

    Parameters
    ----------
    article
        The article to mark.
    labels
        The labels to choose from.
    annotator
        The name of the person who marks.
    machine
        The article's analysis, to compare with in the end; only findings whose category is one of
        the labels are used.
    file
        The file for the marks; by default named after the annotator and the article.

    Returns
    -------
    Annotator
        A widget. `framing.showing.annotations` merges several annotators' files.

    Raises
    ------
    ImportError
        If the notebook extra is not installed.
    ValueError
        If there is no label, or the file holds somebody else's marks.

    Examples
    --------
    >>> import tempfile
    >>> file = Path(tempfile.mkdtemp()) / "anna.json"
    >>> widget = annotate(Article(id="a", text="The mob ran."), ["loaded"], "anna", file=file)
    >>> widget.mark(4, 7, "loaded")
    >>> widget.made.marks
    ((4, 7, 'loaded'),)
    """
    an_article(article, "annotate")
    if machine is not None:
        an_analysis(machine, "annotate")
    names = list(labels)
    if not names or not str(annotator).strip():
        raise ValueError("Give at least one label, and the annotator's name.")
    try:
        from framing.showing.widgets.annotator import Annotator
    except ModuleNotFoundError as error:
        raise ImportError(f"{NEEDS} ({error})") from error
    path = Path(file or f"{_plain(annotator)}-{_plain(article.id)}.json").resolve()
    return Annotator(article, names, annotator, _marks(machine, article, names), path)


def audit(
    articles: Article | Iterable[Article],
    analysis: Analysis,
    marker: str,
    findings: int = 40,
    sentences: int = 40,
    file: str | Path = "",
) -> Auditor:
    """Return a widget to check a marker on one's own articles by judging a sample.

    Parameters
    ----------
    articles, analysis
        The articles, and the result of `framing.analyze` for them.
    marker
        The name of the marker to check.
    findings, sentences
        About how many findings, and at most how many sentences without one, to judge.
    file
        The file for the verdicts; by default named after the marker.

    Returns
    -------
    Auditor
        A widget; its ``result`` is a table of precision, recall and rate per 1,000 words, its
        ``standing`` a phrase on what was checked.

    Raises
    ------
    ImportError
        If the notebook extra is not installed.
    ValueError
        If the marker did not run, or the file holds verdicts on another sample.

    Examples
    --------
    >>> import tempfile
    >>> from framing import analyze
    >>> article = Article(id="a", text="The mob ran. It rained.")
    >>> file = Path(tempfile.mkdtemp()) / "audit.json"
    >>> audit(article, analyze(article, "loaded"), "loaded", file=file).standing
    'not checked'
    """
    try:
        from framing.showing.widgets.auditor import Auditor
    except ModuleNotFoundError as error:
        raise ImportError(f"{NEEDS} ({error})") from error
    given = articles_of(articles, "audit")
    an_analysis(analysis, "audit")
    path = Path(file or f"audit-{_plain(marker)}.json").resolve()
    return Auditor(analysis, given, marker, (findings, sentences), path)


def _marks(
    machine: Analysis | None, article: Article, labels: list[str]
) -> list[tuple[int, int, str]]:
    if machine is None:
        return []
    found = machine.evidence
    found = found[(found["article"] == article.id) & found["category"].isin(labels)]
    places = found[["start", "end", "category"]].itertuples(index=False, name=None)
    return [(int(start), int(end), str(label)) for start, end, label in places]


def _plain(name: str) -> str:
    """Return a name that is safe as a file name."""
    return "".join(letter if letter.isalnum() else "-" for letter in name)[:60] or "annotations"
