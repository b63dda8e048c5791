"""The parse keeps every offset, our sentences, and its own counsel about what stands elsewhere."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import grows_with_length_alone

from framing.article import Article
from framing.language import Syntax, model, parse_many, parsing
from framing.text import Text

STORY = (
    "Police shot a docker, the U.S. embassy said. “We saw it,” said Anna Berg.\n\n"
    "The docker, 34, died later.\n\nNobody knows why."
)


def text_of(raw: str) -> Text:
    return Text(Article(id="a", text=raw))


def annotations(doc):
    return [(t.idx, t.text, t.lemma_, t.pos_, t.dep_, t.head.i, t.ent_type_) for t in doc]


@pytest.fixture
def fresh(tmp_path, monkeypatch):
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path))
    return tmp_path


def check_offsets(raw: str) -> None:
    doc = Syntax(text_of(raw)).doc
    assert len(doc.text) == len(raw)
    assert all(raw[t.idx : t.idx + len(t)] == t.text for t in doc if "\ufffd" not in t.text)
    assert "".join(t.text_with_ws for t in doc) == doc.text


@pytest.mark.parametrize(
    "raw",
    [
        "",
        " ",
        "\n\n\n",
        "One  two\t\tthree \u00a0 four\x00five\x1b[0m.",
        "Half a pair: \ud83d. Whole: 😀.",
        "(((" * 50,
        "a.b.c.d" * 10,
    ],
)
def test_offsets_survive_odd_characters(raw):
    check_offsets(raw)


@given(st.text(max_size=200))
def test_offsets_survive_any_text(raw):
    check_offsets(raw)


def test_sentences_of_the_parse_are_those_of_the_text(fresh):
    text = text_of(STORY)
    starts = [sentence.start_char for sentence in Syntax(text).doc.sents]
    assert starts == [sentence.start for sentence in text.sentences]


def test_a_sentence_that_starts_inside_a_token_splits_it(fresh):
    text = text_of("Berg left.Nobody knew.")
    text.__dict__["sentences"] = (type(text.paragraphs[0])(0, 10), type(text.paragraphs[0])(10, 22))
    doc = Syntax(text).doc
    assert [sentence.text for sentence in doc.sents] == ["Berg left.", "Nobody knew."]


def test_the_parse_is_the_same_alone_in_a_batch_and_from_the_cache(fresh):
    texts = [text_of(STORY), text_of("The union struck."), text_of(""), text_of(STORY + " Why?")]
    batch = [annotations(s.doc) for s in parse_many(texts, keep=False)]
    alone = [annotations(Syntax(text).doc) for text in texts]
    kept = [annotations(Syntax(text).doc) for text in texts]
    assert batch == alone == kept


def test_an_unrelated_paragraph_changes_nothing(fresh):
    inner = annotations(Syntax(text_of("Police shot a docker.")).doc)
    longer = Syntax(text_of("Rain fell.\n\nPolice shot a docker.\n\nIt was May.")).doc
    shift = len("Rain fell.\n\n")
    moved = [(i - shift, *rest) for i, *rest in annotations(longer) if i >= shift]
    assert [row[:5] for row in moved[: len(inner)]] == [row[:5] for row in inner]


def test_a_damaged_cache_entry_is_rewritten(fresh):
    Syntax(text_of(STORY)).doc  # noqa: B018
    (entry,) = (fresh / "parses").glob("*/*")
    whole = entry.read_bytes()
    for damage in (b"", whole[: len(whole) // 2], b"\x00" * 100):
        entry.write_bytes(damage)
        doc = Syntax(text_of(STORY)).doc
        assert doc.text == STORY
        assert entry.read_bytes() == whole


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path / "file"))
    assert Syntax(text_of("Police fired.")).doc[0].text == "Police"


def test_nothing_is_kept_when_asked_so(fresh):
    list(parse_many([text_of(STORY)], keep=False))
    assert not list(fresh.rglob("*"))


def test_a_sentence_without_end_is_cut_and_a_token_without_end_too(fresh):
    for raw in ("word " * 3_000, "x" * 20_000, '"' * 20_000):
        doc = Syntax(text_of(raw)).doc
        assert doc.text == raw
        assert max(len(sentence.text) for sentence in doc.sents) <= 2_000


def test_the_time_for_a_sentence_without_end_grows_with_its_length_alone():
    assert grows_with_length_alone(lambda n: parsing.parse([text_of("x; " * n)]), 1_000)


def test_a_missing_model_is_told_with_the_way_out(monkeypatch):
    model.cache_clear()
    monkeypatch.setattr(parsing.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ModuleNotFoundError, match="pip install en-core-web-sm"):
        model()
    model.cache_clear()


def test_the_model_is_named_with_its_version():
    assert model().package.startswith("en_core_web_sm")
    assert model().version == "3.8.0"


def test_importing_loads_no_parser():
    import subprocess

    command = "import sys, framing.language; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", command], check=False).returncode == 0
