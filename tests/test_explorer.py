"""The explorer's Python side: decisions change the numbers, are saved, undone and replayed."""

import json

import pytest

import framing
from framing import Article, Decision

pytest.importorskip("anywidget", reason="anywidget is not installed")
from framing.showing.widgets import explore

TEXT = "The regime blamed the rebels. “The regime lies,” said Anna Berg. Anna left. 🚀 The mob ran."
MARKERS = ["loaded", "quotation"]


@pytest.fixture
def article():
    return Article(id="a1", text=TEXT, headline="A <b>headline</b>", outlet="Tern")


@pytest.fixture
def file(tmp_path):
    return tmp_path / "decisions.json"


@pytest.fixture
def explorer(article, file):
    return explore(article, framing.analyze(article, MARKERS), file)


def first(explorer, text):
    return next(row for row in explorer.rows if row["text"] == text)


def reject(row, reason="it is a quotation of the law"):
    place = {name: row[name] for name in ("article", "start", "end", "marker")}
    return {"do": "decide", "action": "reject", "reason": reason, **place}


def count(explorer, marker="loaded"):
    return sum(rate["n"] for rate in explorer.rates if rate["marker"] == marker)


def test_shows_what_the_analysis_found(explorer):
    assert [row["text"] for row in explorer.rows] == explorer.analysis.evidence["text"].tolist()
    assert count(explorer) == len(explorer.analysis.where(marker="loaded").evidence)


def test_rejected_finding_is_gone_from_every_number_and_is_saved(explorer, file):
    before = count(explorer)
    explorer.receive(reject(first(explorer, "regime")))
    assert count(explorer) == before - 1
    assert len(explorer.analysis.where(marker="loaded").evidence) == before - 1
    assert json.loads(file.read_text())[0]["reason"] == "it is a quotation of the law"
    assert "1 row changed" in explorer.message


def test_numbers_are_those_of_rates(explorer):
    explorer.receive(reject(first(explorer, "regime")))
    explorer.voice = "writer"
    wanted = framing.rates(explorer.analysis)
    assert [rate["n"] for rate in explorer.rates] == wanted["n"].tolist()


def test_undo_brings_it_back(explorer, file):
    before = list(explorer.rows)
    explorer.receive(reject(first(explorer, "regime")))
    explorer.receive({"do": "undo"})
    assert explorer.rows == before
    assert json.loads(file.read_text()) == []


def test_relabel_add_and_merge(explorer, article):
    row = first(explorer, "regime")
    place = {name: row[name] for name in ("article", "start", "end", "marker")}
    explorer.receive(
        {"do": "decide", "action": "relabel", "reason": "r", "category": "emotive", **place}
    )
    assert first(explorer, "regime")["category"] == "emotive"
    start = article.text.index("ran")
    explorer.receive(
        {"do": "decide", "action": "add", "reason": "r", "article": "a1", "start": start,
         "end": start + 3, "marker": "loaded", "category": "emotive"}
    )  # fmt: skip
    assert first(explorer, "ran")["start"] == start


def test_actors_are_merged(article, file):
    explorer = explore(article, framing.analyze(article, ["actor"]), file)
    one, other = sorted({row["actor"] for row in explorer.rows})[:2]
    explorer.receive(
        {"do": "decide", "action": "merge", "reason": "r", "actor": one, "into": other}
    )
    assert one not in {row["actor"] for row in explorer.rows}
    assert one not in set(explorer.analysis.actors["actor"])


def test_decisions_are_there_again_after_a_restart(explorer, article, file):
    explorer.receive(reject(first(explorer, "regime")))
    again = explore(article, framing.analyze(article, MARKERS), file)
    assert again.rows == explorer.rows
    assert again.decisions == explorer.decisions


def test_file_replays_to_the_same_tables(explorer, article, file):
    explorer.receive(reject(first(explorer, "regime")))
    replayed = framing.analyze(article, MARKERS, decisions=file)
    assert replayed.evidence.equals(explorer.analysis.evidence)
    assert replayed.run["decisions"] == explorer.analysis.run["decisions"]


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ({"do": "decide", "action": "reject", "reason": " "}, "needs a reason"),
        ({"do": "decide", "action": "explode", "reason": "r"}, "There is no decision"),
        ({"do": "decide", "nonsense": 1}, "nonsense"),
        ({"do": "undo"}, "nothing to undo"),
        ({"do": "decide", "action": "merge", "reason": "r", "actor": "x", "into": "y"}, "not kept"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(explorer, file, message, said):
    before = list(explorer.rows)
    explorer.receive(message)
    assert said in explorer.message
    assert explorer.rows == before
    assert not file.exists()


@pytest.mark.parametrize("message", [None, 3, "undo", [], {}])
def test_odd_messages_do_nothing(explorer, message):
    explorer.receive(message)
    assert explorer.made == []


def test_decision_made_in_python_is_followed_too(explorer):
    row = first(explorer, "rebels")
    explorer.decide(Decision("reject", "r", "a1", row["start"], row["end"], "loaded"))
    assert "rebels" not in {row["text"] for row in explorer.rows}


def test_other_article_is_shown_with_its_own_numbers(article, file):
    other = Article(id="a2", text="They met on Monday.")
    explorer = explore([article, other], framing.analyze([article, other], MARKERS), file)
    explorer.article = "a2"
    assert (explorer.text, explorer.rows) == (other.text, [])


def test_exported_notebook_shows_the_static_page(explorer):
    bundle = explorer._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    assert "data-l=" in data["text/html"]
    assert "<b>headline</b>" not in data["text/html"]


def test_analysis_with_decisions_is_refused(article, file):
    decided = framing.analyze(article, MARKERS, [Decision("drop", "r", actor="Anna")])
    with pytest.raises(ValueError, match="already holds decisions"):
        explore(article, decided, file)


def test_other_text_under_the_same_name_is_refused(article, file):
    analysis = framing.analyze(article, MARKERS)
    with pytest.raises(ValueError, match="as it is now"):
        explore(Article(id="a1", text="Other."), analysis, file)


def test_script_never_writes_markup():
    from framing.showing.widgets.explorer import Explorer

    script = str(Explorer._esm)
    assert not any(word in script for word in ("innerHTML", "outerHTML", "insertAdjacent", "eval("))
    assert "http" not in script
