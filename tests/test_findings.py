"""Rows that come from the disk are the rows that would have been found."""

from dataclasses import replace

import pytest

from framing import Article, analyze, cache, findings
from framing.language import parsing
from framing.marking.registry import built_in, markers
from framing.text import Text

STORY = Article(
    id="a",
    text="The regime fired on protesters, the ministry said. “We are free,” said Anna Berg.",
)


@pytest.fixture
def fresh(tmp_path, monkeypatch):
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path))
    return tmp_path


def never(*_):
    raise AssertionError("this was to come from the disk")


def kept(folder):
    return sorted((folder / findings.KIND).glob("*/*"))


def tables_of(analysis):
    return [analysis.evidence, analysis.turns, analysis.clauses, analysis.readability]


def test_a_second_run_gives_the_same_tables_without_a_parse(fresh, monkeypatch):
    first = analyze(STORY)
    monkeypatch.setattr(parsing, "language", never)
    monkeypatch.setattr("framing.language.serialization.load", never)
    second = analyze(STORY)
    assert all(map(lambda a, b: a.equals(b), tables_of(first), tables_of(second)))
    assert first.run == second.run


def test_another_article_id_headline_or_marker_is_found_anew(fresh):
    analyze(STORY)
    analyze(replace(STORY, id="another"))
    analyze(replace(STORY, outlet="Another"))
    analyze(STORY, ["actor"])
    assert len(kept(fresh)) == 4


def test_other_code_makes_other_keys(fresh, monkeypatch):
    analyze(STORY, ["actor"])
    monkeypatch.setattr(findings, "_code", lambda: "other")
    analyze(STORY, ["actor"])
    assert len(kept(fresh)) == 2


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"evidence": []}', b"\xff", b"null"])
def test_damaged_rows_are_found_again(fresh, damage):
    whole = analyze(STORY, ["actor"]).evidence
    (file,) = kept(fresh)
    content = file.read_bytes()
    file.write_bytes(damage)
    assert analyze(STORY, ["actor"]).evidence.equals(whole)
    assert file.read_bytes() == content


def test_offsets_and_types_that_were_changed_on_the_disk_are_not_believed(fresh):
    whole = tables_of(analyze(STORY))
    for old, new in ((b'"start": ', b'"start": 99'), (b'"text": "', b'"text": 0, "a": "')):
        for file in kept(fresh):
            file.write_bytes(file.read_bytes().replace(old, new))
        assert all(map(lambda a, b: a.equals(b), whole, tables_of(analyze(STORY))))


def test_what_words_alone_give_by_marks_is_not_kept(fresh):
    analyze(STORY, ["difficulty", "stance"], voices="marks")
    assert not list(fresh.rglob("*"))


def test_a_marker_of_ones_own_is_never_kept(fresh):
    (actor,) = markers("actor")
    assert built_in(actor)
    own = replace(actor, about="mine")
    assert not built_in(own)
    analyze(STORY, [own])
    assert not kept(fresh)


def test_half_a_character_does_not_stop_the_cache(fresh):
    article = Article(id="a", text="The police \ud83d fired on the crowd.")
    assert analyze(article).evidence.equals(analyze(article).evidence)
    assert cache.cache_folder() == fresh
    assert len(kept(fresh)) == 1


@pytest.mark.parametrize("known", [[0], [1], [2], [0, 2], [1, 2]])
def test_articles_known_from_before_do_not_disturb_the_others(fresh, monkeypatch, known):
    stories = [
        Article(id="a", text="Police shot a docker on the pier, and the minister praised them."),
        Article(id="b", text="A crane fell."),
        Article(id="c", text="The rebels, said Anna Berg, were killed in a raid by the army."),
    ]
    monkeypatch.setenv("FRAMING_CACHE", str(fresh / "other"))
    alone = analyze(stories)
    monkeypatch.setenv("FRAMING_CACHE", str(fresh / "this"))
    for place in known:
        analyze(stories[place])
    together = analyze(stories)
    assert all(map(lambda a, b: a.equals(b), tables_of(alone), tables_of(together)))


def test_what_an_article_brought_along_decides_no_result():
    plain, rich = Article("a", "It rained."), Article("a", "It rained.", meta={"wire": "AP"})
    keys = {findings._key(findings._Plan(Text(one), [], "attribution")) for one in (plain, rich)}
    assert len(keys) == 1
