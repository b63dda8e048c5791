"""Actors across a corpus: counted together, and merges proposed with their reasons."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import framing
from framing import Analysis, Article, decisions
from framing.comparing.people import actors_across
from framing.comparing.proposals import proposed_merges, read_aliases
from framing.evidence import table
from framing.tables import article_table
from framing.text import Text


def corpus(*mentions, outlets=None, days=None):
    """An analysis of mentions given as (article, actor, kind) or (article, actor, kind, words)."""
    names = sorted({mention[0] for mention in mentions})
    outlets, days = outlets or {}, days or {}
    articles = [
        Article(
            id=name,
            text="Some words.",
            outlet=outlets.get(name, ""),
            date=dt.date(2031, 1, 1) + dt.timedelta(days[name]) if name in days else None,
        )
        for name in names
    ]
    rows = table(
        {"article": article, "start": n, "end": n + 1, "text": words[0] if words else actor,
         "sentence": 0, "voice": "writer", "speaker": "", "marker": "actor", "category": kind,
         "actor": actor, "score": float("nan"), "explanation": ""}
        for n, (article, actor, kind, *words) in enumerate(mentions)
    )  # fmt: skip
    return Analysis(rows, article_table(Text(one) for one in articles), rows.iloc[:0])


def merges(analysis, aliases=None):
    return {one.actor: one.into for one in proposed_merges(analysis, aliases)}


def person(article, name):
    return (article, name, "person")


def body(article, name, *words):
    return (article, name, "organisation", *words)


def test_actor_is_counted_over_its_articles():
    found = actors_across(
        corpus(person("a", "A B"), person("a", "A B"), person("b", "A B"), body("b", "C"))
    )
    assert found.drop(columns="names_merged").to_numpy().tolist() == [
        ["A B", "person", 2, 3],
        ["C", "organisation", 1, 1],
    ]


def test_kind_is_the_one_most_mentions_have():
    found = actors_across(corpus(body("a", "X"), person("a", "X"), person("b", "X")))
    assert found["kind"].tolist() == ["person"]


def test_names_that_decisions_merged_are_told():
    analysis = corpus(person("a", "A"), person("b", "B"), person("c", "C"))
    chosen = [
        decisions.Decision("merge", "one man", actor="A", into="B"),
        decisions.Decision("rename", "his full name", actor="B", into="D"),
        decisions.Decision("merge", "not here", actor="Z", into="C"),
    ]
    found, record = decisions.replay(analysis.evidence, chosen, [])
    run = {"decisions": record}
    told = actors_across(Analysis(found, analysis.articles, analysis.readability, run))
    assert dict(zip(told["actor"], told["names_merged"], strict=True)) == {"D": "A; B", "C": ""}


def test_corpus_without_actors_gives_zeros():
    empty = corpus(person("a", "A")).where(marker="loaded")
    assert actors_across(empty)[["actor", "articles", "mentions"]].values.tolist() == [["", 0, 0]]
    assert proposed_merges(empty) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bashar al-Assad", "Bashar Al-Assad"),
        ("Bashar al-Assad", "Bashar Assad"),
        ("Donald Trump", "Donald J. Trump"),
        ("José Silva", "Jose Silva"),
        ("Kim Jong-un", "Kim Jong Un"),
    ],
)
def test_other_spelling_of_a_person_is_proposed(one, other):
    analysis = corpus(person("a", one), person("a", one), person("b", other))
    assert merges(analysis) == {other: one}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("George W. Bush", "George H. W. Bush"),
        ("J. Smith", "K. Smith"),
        ("Ann Berg", "Anna Berg"),
        ("Anna Berg", "Karl Berg"),
    ],
)
def test_two_people_stay_apart(one, other):
    assert merges(corpus(person("a", one), person("b", other))) == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [("mother", "Syrian mother"), ("Head", "head"), ("Speaker", "Deputy Speaker")],
)
def test_people_without_a_name_stay_apart(one, other):
    analysis = corpus(person("a", one), person("b", other), outlets={"a": "P", "b": "P"})
    assert merges(analysis) == {}


def test_two_actors_of_one_article_stay_apart():
    assert merges(corpus(person("a", "Anna Berg"), person("a", "Anna BERG"))) == {}


def test_spelling_of_an_organisation_is_proposed_with_its_reason():
    analysis = corpus(body("a", "Blue-Jet"), body("a", "Blue-Jet"), body("b", "BlueJet"))
    (only,) = proposed_merges(analysis)
    assert (only.actor, only.into) == ("BlueJet", "Blue-Jet")
    assert only.reason == "“BlueJet” is another spelling of Blue-Jet."


def test_surname_of_one_person_of_the_same_outlet_is_proposed():
    analysis = corpus(person("a", "Anna Berg"), person("b", "Berg"), outlets={"a": "P", "b": "P"})
    assert merges(analysis) == {"Berg": "Anna Berg"}


@pytest.mark.parametrize(("days", "wanted"), [(30, {"Berg": "Anna Berg"}), (31, {})])
def test_surname_in_another_outlet_counts_within_a_month(days, wanted):
    analysis = corpus(
        person("a", "Anna Berg"),
        person("b", "Berg"),
        outlets={"a": "P", "b": "Q"},
        days={"a": 0, "b": days},
    )
    assert merges(analysis) == wanted


def test_surname_without_outlets_and_dates_says_so():
    (only,) = proposed_merges(corpus(person("a", "Anna Berg"), person("b", "Berg")))
    assert "outlets and dates are not known" in only.reason


def test_surname_of_two_people_is_not_proposed():
    assert (
        merges(corpus(person("a", "Anna Berg"), person("b", "Karl Berg"), person("c", "Berg")))
        == {}
    )


def test_surname_of_two_spellings_of_one_person_is_proposed():
    analysis = corpus(
        *[person("a", "Omar al-Hadi")] * 2, person("b", "Omar Hadi"), person("c", "Al-Hadi")
    )
    assert merges(analysis) == {"Omar Hadi": "Omar al-Hadi", "Al-Hadi": "Omar al-Hadi"}


def test_acronym_is_proposed_by_its_initials():
    analysis = corpus(body("a", "Free Delta Movement"), body("b", "FDM"))
    assert merges(analysis) == {"FDM": "Free Delta Movement"}


def test_acronym_is_proposed_by_what_another_article_says():
    long = "Médecins du Fleuve"
    analysis = corpus(body("a", long), body("a", long, "MDF"), body("b", "MDF"))
    assert merges(analysis) == {"MDF": long}


def test_acronym_of_two_organisations_is_not_proposed():
    analysis = corpus(
        body("a", "Free Delta Movement"), body("b", "Far Desert Miners"), body("c", "FDM")
    )
    assert merges(analysis) == {}


def test_well_known_acronym_is_not_given_to_others_of_its_initials():
    assert merges(corpus(body("a", "Alpine Foot Patrol"), body("b", "AFP"))) == {}


def test_alias_list_is_followed_also_within_an_article(tmp_path):
    path = tmp_path / "known.tsv"
    path.write_text("name\talias\nTsar Ivan\tIvan IV| Ivan the Terrible \n", encoding="utf-8")
    analysis = corpus(person("a", "Ivan IV"), person("a", "Ivan the Terrible"))
    assert merges(analysis, path) == {"Ivan IV": "Tsar Ivan", "Ivan the Terrible": "Tsar Ivan"}
    assert "known.tsv gives “Ivan IV”" in proposed_merges(analysis, path)[0].reason


def test_groups_are_merged_by_the_alias_list_alone(tmp_path):
    path = tmp_path / "known.csv"
    path.write_text('name,alias\nrebels,"insurgents|militants"\n', encoding="utf-8")
    analysis = corpus(
        ("a", "Rebels", "group"), ("b", "rebels", "group"), ("c", "militants", "group")
    )
    assert merges(analysis) == {}
    assert merges(analysis, path) == {"militants": "rebels"}


def test_alias_of_two_names_says_nothing(tmp_path):
    path = tmp_path / "known.csv"
    path.write_text("name,alias\nA,X|Y\nB,X\nC,A\n", encoding="utf-8")
    assert read_aliases(path) == {"y": "A"}


@pytest.mark.parametrize("content", ["", "name,also\nA,B\n", "no table at all", "\x00"])
def test_damaged_alias_list_is_named(tmp_path, content):
    path = tmp_path / "known.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=r"known\.csv is no alias list.*columns name and alias"):
        read_aliases(path)


def test_proposals_are_saved_and_replayed_on_the_whole_corpus(tmp_path):
    analysis = corpus(
        *[person("a", "Omar al-Hadi")] * 2, person("b", "Omar Hadi"), person("c", "Hadi")
    )
    path = decisions.save(proposed_merges(analysis), tmp_path / "merges.json")
    found, record = decisions.replay(analysis.evidence, path, [])
    assert set(found["actor"]) == {"Omar al-Hadi"}
    assert [one["rows"] for one in record] == [1, 1]


def test_merges_are_proposed_saved_and_replayed_by_their_public_names(tmp_path):
    texts = {
        "a": "General Omar al-Hadi left. Al-Hadi was tired.",
        "b": "General Omar Al-Hadi spoke to the rebels.",
    }
    articles = [Article(id=name, text=text) for name, text in texts.items()]
    before = framing.analyze(articles, ["actor"])
    assert framing.actors_across(before)["actor"].tolist() == [
        "Omar al-Hadi",
        "Omar Al-Hadi",
        "rebels",
    ]
    path = decisions.save(framing.proposed_merges(before), tmp_path / "merges.json")
    after = framing.actors_across(framing.analyze(articles, ["actor"], decisions=path))
    assert after.iloc[0].to_dict() == {
        "actor": "Omar al-Hadi",
        "kind": "person",
        "articles": 2,
        "mentions": 3,
        "names_merged": "Omar Al-Hadi",
    }
    assert framing.proposed_merges(framing.analyze(articles, ["actor"], decisions=path)) == ()


NAMES = st.text("Aal- .BbÁ—SJ1", min_size=1, max_size=12) | st.sampled_from(
    ["Anna Berg", "Berg", "al-Berg", "A. Berg", "FDM", "Free Delta Movement", "Anna Berg Jr"]
)
KINDS = st.sampled_from(["person", "organisation", "place", "group"])


@given(st.lists(st.tuples(st.sampled_from("abcd"), NAMES, KINDS), min_size=1, max_size=12))
def test_any_names_are_survived_and_each_proposal_names_where_its_actor_ends(rows):
    proposals = proposed_merges(corpus(*rows))
    assert not {one.actor for one in proposals} & {one.into for one in proposals}


@pytest.mark.parametrize("count", [actors_across, proposed_merges])
def test_articles_that_were_not_analysed_are_told_how(count):
    with pytest.raises(TypeError, match=r"not in a list: framing\.analyze\(articles\) makes one"):
        count([Article(id="a", text="Anna Berg spoke.")])
