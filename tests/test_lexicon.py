"""Word lists: each row is valid, terms are found in all their forms, contexts are honoured."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from importlib import resources
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import grows_with_length_alone

from framing import Article, lexicons
from framing.marking import loaded, senses, stance
from framing.marking.capitals import Capitals
from framing.marking.entries import COLUMNS, Entry, parse, sources
from framing.marking.inflection import inflect
from framing.marking.lexicon import Lexicon
from framing.marking.units import cut, units_of
from framing.text import Text

ROW = {
    "term": "junta",
    "pos": "noun",
    "category": "label",
    "why": "It judges.",
    "neutral": "government",
    "used_by": "",
    "source": "x",
    "polarity": "negative",
    "forms": "",
    "unless": "",
    "only": "",
}
LISTS = {"loaded.tsv": loaded.lexicon, "stance.tsv": stance.lexicon}


def text(raw: str) -> Text:
    return Text(Article(id="t", text=raw))


def table(*rows: dict[str, str]) -> str:
    lines = ["\t".join(COLUMNS)]
    return "\n".join(lines + ["\t".join((ROW | row)[name] for name in COLUMNS) for row in rows])


def read(*rows: dict[str, str]) -> tuple[Entry, ...]:
    return parse(table(*rows), "my.tsv", ["label"], ["x"], ("why", "neutral", "source"))


def found(raw: str, lexicon: Lexicon) -> list[str]:
    return [raw[hit.start : hit.end] for hit in lexicon.hits(text(raw))]


def holds(phrase: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(phrase[at : at + len(part)] == part for at in range(len(phrase) - len(part) + 1))


@pytest.mark.parametrize("name", LISTS)
def test_each_row_is_valid_and_rows_are_sorted(name: str) -> None:
    entries = LISTS[name]().entries
    assert [(e.term, e.pos) for e in entries] == sorted((e.term, e.pos) for e in entries)
    for entry in entries:
        assert entry.why.endswith(".") == (name == "stance.tsv"), entry.term
        assert "  " not in " ".join((entry.term, entry.why, *entry.neutral)), entry.term


def test_every_loaded_term_has_one_to_three_neutral_wordings() -> None:
    for entry in loaded.lexicon().entries:
        assert 1 <= len(entry.neutral) <= 3, entry.term
        assert entry.term not in entry.neutral


def test_the_lists_are_as_large_as_promised() -> None:
    assert len({entry.term for entry in loaded.lexicon().entries}) >= 1500
    assert len({entry.term for entry in stance.lexicon().entries}) >= 250
    assert {entry.category for entry in loaded.lexicon().entries} == set(loaded.CATEGORIES)
    assert {entry.category for entry in stance.lexicon().entries} == set(stance.LISTED)


def test_a_form_loses_none_of_its_letters_when_it_is_cut() -> None:
    for name, lexicon in LISTS.items():
        for entry in lexicon().entries:
            for form in (entry.term, *entry.forms):
                parts = re.split(r"[ -]", form.replace("’", "'"))
                assert len(cut(form)) == len(parts), (name, entry.term, form)


def test_every_required_context_can_be_met() -> None:
    for name, lexicon in LISTS.items():
        for entry in lexicon().entries:
            forms = [cut(form) for form in (*inflect(entry.term, entry.pos), *entry.forms)]
            phrases = [item for item in entry.only if not senses.is_sense(item)]
            reachable = [p for p in phrases if any(holds(cut(p), form) for form in forms)]
            met = reachable or len(phrases) < len(entry.only)
            assert bool(met) == bool(entry.only), (name, entry.term)


def conditions(entry: Entry) -> Iterator[str]:
    """Yield the words that an entry's conditions name, those of its own term left out."""
    for item in (*entry.unless, *entry.only):
        values = re.sub(r"[a-z]+=!?", "", item.lower())
        for word in re.split(r"[,+ ]+", values):
            if word and word not in cut(entry.term):
                yield word


def test_no_condition_names_a_country_a_party_an_outlet_or_a_person() -> None:
    tables = (lexicons.country_names(), lexicons.adjectives(), lexicons.peoples())
    names = {name for table in (*tables, lexicons.organisations()) for name in table}
    named = {name.lower() for name in names if not name.isupper()}  # "IS", "US" are words, too
    people = {"trump", "biden", "obama", "clinton", "sanders", "putin", "macron", "assad"}
    parties = {"republican", "republicans", "democrat", "democrats", "gop", "tory", "tories"}
    outlets = {"twitter", "facebook", "cnn", "bbc", "breitbart"}
    also_words = {"english", "fed", "fox", "labour", "turkey"}
    wrong = (named | people | parties | outlets) - also_words
    for entry in loaded.lexicon().entries:
        assert wrong.isdisjoint(conditions(entry)), (entry.term, wrong & set(conditions(entry)))


def test_word_sequences_are_few() -> None:
    items = [i for e in loaded.lexicon().entries for i in (*e.unless, *e.only)]
    phrases = [item for item in items if not senses.is_sense(item)]
    assert len(phrases) < 1000
    assert len(phrases) < len(items) / 3


def test_each_reason_fills_the_sentence_of_its_category_in_plain_words() -> None:
    for entry in loaded.lexicon().entries:
        words = entry.why.split()
        assert 1 <= len(words) <= 12, (entry.term, entry.why)
        assert not re.search(r"[.;{}()]", entry.why), (entry.term, entry.why)
        assert not [word for word in words if len(word) > 13], (entry.term, entry.why)
        assert "as if as if" not in f"as if {entry.why}", entry.term


def test_every_cited_work_is_known() -> None:
    cited = {key for make in LISTS.values() for entry in make().entries for key in entry.source}
    assert cited <= set(sources())
    assert {"framing", "recasens2013", "hyland2005", "kiparsky1970", "karttunen1971"} <= cited


def test_every_source_says_what_it_is_and_under_which_licence() -> None:
    table = resources.files("framing").joinpath("data", "sources.tsv").read_text("utf-8")
    header, *rows = (line.split("\t") for line in table.splitlines())
    assert header == ["key", "citation", "licence"]
    assert all(len(row) == 3 and all(cell.strip() for cell in row) for row in rows)
    assert [row[0] for row in rows] == sorted(sources())


def test_every_table_cites_works_that_the_table_of_sources_holds() -> None:
    folder = resources.files("framing").joinpath("data")
    cited = set()
    for path in folder.iterdir():
        if path.name.endswith(".tsv"):
            rows = csv.DictReader(StringIO(path.read_text("utf-8")), delimiter="\t", quoting=3)
            for row in rows:
                cited |= {one.strip() for one in (row.get("source") or "").split(";")} - {""}
    keys = set(sources())
    assert {one for one in cited if not known(one, keys)} == set()
    assert len(cited) > 50


def known(citation: str, keys: set[str]) -> bool:
    """A key, our own judgement, or "Name and Name 1999", whose key is "name1999"."""
    name, year = re.match(r"([A-Za-z]+)\D*(\d{4})?", citation).groups()  # type: ignore[union-attr]
    own = citation in keys or citation in ("own observation", "public record")
    return own or any(
        key == name.lower() + year if year else re.fullmatch(name.lower() + r"\d*", key)
        for key in keys
    )


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"why": ""}, "line 2: 'junta' has an empty 'why'"),
        ({"neutral": " "}, "line 2: 'junta' has an empty 'neutral'"),
        ({"category": "colour"}, "line 2: category 'colour' is unknown; known are label"),
        ({"source": "y"}, "line 2: source 'y' is unknown; known are x"),
        ({"pos": "thing"}, "line 2: pos 'thing' is unknown"),
        ({"term": "Junta"}, "line 2: 'Junta' must be in lower case"),
        ({"only": "a\tb"}, "line 2: 12 cells where 11 are needed"),
    ],
)
def test_a_bad_row_is_refused_with_its_line(row: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=r"^my\.tsv, ") as error:
        read(row)
    assert message in str(error.value)


def test_a_term_may_not_stand_there_twice() -> None:
    with pytest.raises(ValueError, match="line 3: 'junta' stands there twice"):
        read({}, {})


def test_a_wrong_header_is_refused() -> None:
    with pytest.raises(ValueError, match="the first line must name the columns"):
        parse("word\twhy", "my.tsv", [], [])


@pytest.mark.parametrize(
    ("term", "pos", "forms"),
    [
        ("rebel", "noun", {"rebel", "rebels"}),
        ("atrocity", "noun", {"atrocity", "atrocities"}),
        ("ram", "verb", {"ram", "rams", "rammed", "ramming"}),
        ("pillory", "verb", {"pillory", "pillories", "pilloried", "pillorying"}),
        ("lambaste", "verb", {"lambaste", "lambastes", "lambasted", "lambasting"}),
        ("whip up", "verb", {"whip up", "whips up", "whipped up", "whipping up"}),
        ("ugly", "adj", {"ugly", "uglier", "ugliest"}),
        ("grim", "adj", {"grim", "grimmer", "grimmest"}),
        ("boldly", "adv", {"boldly"}),
    ],
)
def test_regular_inflections_follow_the_spelling(term: str, pos: str, forms: set[str]) -> None:
    assert set(inflect(term, pos)) == forms


def test_hyphens_and_apostrophes_of_every_kind_are_equal() -> None:
    raw = "A no-fly-zone, a no‑fly zone and a no fly zone; the regime’s men, the regime's men."
    expected = ["no-fly-zone", "no‑fly zone", "no fly zone", "regime", "regime"]
    assert found(raw, loaded.lexicon()) == expected


def test_accents_that_english_may_leave_out_are_equal() -> None:
    words = "The régime’s Élite, a coup d’état, the régime-friendly press."
    assert found(words, loaded.lexicon())[0] == "régime"
    assert cut("Élites, naïve régimes’") == ("elites", "naive", "regimes")
    assert cut("exposés of lamé") == ("exposés", "of", "lamé")  # no "exposes", nothing "lame"


def test_the_longest_term_wins() -> None:
    assert found("They spoke of illegal aliens.", loaded.lexicon()) == ["illegal aliens"]


def test_a_term_does_not_reach_over_punctuation_or_paragraphs() -> None:
    assert found("It was illegal. Aliens came.", loaded.lexicon()) == []
    assert found("It was illegal\n\naliens came", loaded.lexicon()) == []


def test_a_word_that_reverses_the_term_spares_it() -> None:
    assert found("An anti-terrorist unit and non-racist rules.", loaded.lexicon()) == []
    assert found("US-imperialism", loaded.lexicon()) == ["imperialism"]


@given(st.text(max_size=200))
def test_offsets_fit_on_any_text(raw: str) -> None:
    here = text(raw)
    units = units_of(here)
    for start, end in zip(units.starts, units.ends, strict=True):
        assert 0 <= start < end <= len(here.raw)
    assert all(here.raw[hit.start : hit.end] for hit in loaded.lexicon().hits(here))


@given(st.lists(st.sampled_from(["regime", "the", "so-called", "“", ".", "\n\n"]), max_size=30))
def test_a_paragraph_before_changes_nothing(parts: list[str]) -> None:
    raw = " ".join(parts)
    before = "The cat sat on the mat.\n\n"
    alone = [(hit.start, hit.end) for hit in loaded.lexicon().hits(text(raw))]
    after = [(hit.start, hit.end) for hit in loaded.lexicon().hits(text(before + raw))]
    assert [(start + len(before), end + len(before)) for start, end in alone] == after


@pytest.mark.parametrize("piece", ["regime ", "so-", "TERROR ", "no-fly ", "war on ", "a’s "])
def test_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    def work(count: int) -> None:
        here = text(piece * count)
        capitals = Capitals(here)
        for hit in loaded.lexicon().hits(here):
            capitals.in_name(hit)

    loaded.lexicon()
    assert grows_with_length_alone(work, 10_000)
