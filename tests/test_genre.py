"""Genre: each kind by its cues, a report without any, every count the number of its places."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import Article, genre, lexicons
from framing.measuring.genre import GENRES
from framing.measuring.genre_cues import manner
from framing.measuring.genre_labels import labels
from framing.text import Text

NEWS = "The port of Lesk was closed on Monday. Dockers left their cranes at noon."
COLUMN = (
    "I walked along the quay. Nobody stopped me. I asked for the mayor.\n\n"
    "“I never said so, and I never will,” she told me. My notes say she did."
)


def made(raw: str, **more: Any) -> Article:
    return Article(id="a", text=raw, **more)


def cues(article: Article) -> dict[str, int]:
    return {cue.name: cue.n for cue in genre(article).cues}


def test_a_report_has_no_cue() -> None:
    found = genre(made(NEWS, headline="Port closed", url="https://a.example/news/port-closed"))
    assert (found.name, found.cues) == ("report", ())
    assert found.sentence == "Nothing shows that this is anything but a report."


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://a.example/2024/05/03/opinion/port-of-lesk.html", "opinion"),
        ("https://opinion.a.example/port", "opinion"),
        ("a.example/commentisfree/2024/port", "opinion"),
        ("https://a.example/world/live/port", "live blog"),
        ("https://a.example/news/opinion-poll-on-the-port", "report"),
        ("https://a.example/opinion", "report"),  # the last part is the article's own name
        ("https://a.example/news/the-live-port", "report"),
        ("http://[broken", "report"),
    ],
)
def test_a_section_in_the_address_names_the_genre(url: str, name: str) -> None:
    assert genre(made(NEWS, url=url)).name == name


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("Opinion | Open the port", "opinion"),
        ("Editorial: Open the port", "opinion"),
        ("Why the port must open; News Analysis", "opinion"),
        ("The Latest: Port closed", "live blog"),
        ("Q&A: The mayor of Lesk", "interview"),
        ("Opinion polls see the port open", "report"),
        ("Mayor wins the latest vote", "report"),
    ],
)
def test_a_label_at_the_head_names_the_genre(headline: str, name: str) -> None:
    assert genre(made(NEWS, headline=headline)).name == name


def test_a_label_may_stand_in_the_byline_or_on_its_own_line_or_at_the_end() -> None:
    assert genre(made(NEWS, author="Anna Berg, columnist")).name == "opinion"
    assert genre(made(f"Commentary\n\n{NEWS}")).name == "opinion"
    end = "Anna Berg is a columnist for the Lesk Courier."
    assert genre(made(f"The mayor has but one thing: opinion.\n\n{NEWS}")).name == "report"
    assert genre(made(f"{NEWS}\n\n{NEWS}\n\n{end}")).name == "opinion"
    assert genre(made(f"{NEWS}\n\n{end}\n\n{NEWS}\n\n{NEWS}")).name == "report"


def test_a_column_for_the_section_names_the_genre() -> None:
    assert genre(made(NEWS, meta={"section": "Opinion; Pg. A21"})).sentence == (
        "This is an opinion piece: its section is given as “opinion”."
    )
    assert genre(made(NEWS, meta={"section": "World", "coder": "opinion"})).name == "report"


def test_the_writers_i_counts_outside_quotations_alone() -> None:
    found = genre(made(COLUMN))
    [cue] = found.cues
    assert found.name == "opinion"
    assert not found.labelled
    assert [COLUMN[a:b] for a, b in cue.places] == ["I", "me", "I", "me", "My"]
    assert found.sentence == (
        "This reads like an opinion piece: the writer says “I”, “me” or “my” 5 times in 21 words "
        "outside quotations."
    )
    said = "“I was there and I saw it, I swear,” said Anna Berg. " + NEWS
    assert genre(made(said)).name == "report"


def test_an_opinion_piece_that_is_labelled_says_so_and_why() -> None:
    found = genre(made(COLUMN, url="https://a.example/opinion/port"))
    assert found.sentence == (
        "This is an opinion piece: the address says “opinion”; the writer says “I”, “me” or “my” "
        "5 times in 21 words outside quotations."
    )


@pytest.mark.parametrize(
    "plain",
    [
        "World War I ended. Queen Elizabeth I died. Article I of the law holds. Type I is rare.",
        "He took the I-95. I. Kant wrote. MY and US are codes. The US, the US, the US answered.",
        "He asked me. " + NEWS * 3,
        '<tweet author="berg">I love my port and I love me</tweet>',
    ],
)
def test_numerals_initials_codes_and_embedded_posts_are_no_first_person(plain: str) -> None:
    assert list(manner(Text(made(plain)))) == []


def test_we_counts_where_it_is_frequent() -> None:
    ours = "We built our port. We dug our docks. Our hands hurt us. " + NEWS
    assert cues(made(ours)) == {"first person plural": 6}
    assert cues(made(ours + NEWS * 100)) == {}


def test_times_of_day_make_a_live_blog_and_a_timetable_is_none() -> None:
    entry = "\n\n".join((NEWS, NEWS))
    times = ("9:15 a.m.", "10.40 GMT", "11 a.m.", "Updated 12:05")
    blog = made("\n\n".join(f"{time}\n\n{entry}" for time in times))
    assert (genre(blog).name, cues(blog)) == ("live blog", {"times of day": 4})
    assert genre(made("\n\n".join(f"{hour}:00 Doors open." for hour in range(8, 16)))).name == (
        "report"
    )
    shares = ("3.50 percent fell", "4.20 million left", "5.10 percent rose", "6.30 million came")
    assert genre(made("\n\n".join(f"{share}. {entry}" for share in shares))).name == "report"


def test_questions_with_answers_are_an_interview_with_or_without_labels() -> None:
    pairs = [("Why did you close it?", "Because of the storm."), ("Will you go?", "No.")] * 2
    plain = made("\n\n".join(part for pair in pairs for part in pair))
    assert (genre(plain).name, cues(plain)) == ("interview", {"questions": 4})
    labelled = made("\n\n".join(f"Q: {asked}\n\nA: {said}" for asked, said in pairs))
    assert genre(labelled).name == "interview"
    assert cues(labelled)["speakers’ labels"] == 8
    explained = [("What is a port?", "A haven."), ("What is a crane?", "A machine.")] * 2
    assert genre(made("\n\n".join(part for pair in explained for part in pair))).name == "report"


def test_speakers_in_turn_are_a_transcript_and_so_is_what_a_line_announces() -> None:
    said = ["HOST: Welcome.", "BERG: Thank you.", "HALE: Good evening.", "HOST: We begin."]
    assert genre(made("\n\n".join(said))).name == "transcript"
    speech = f"She spoke on Monday.\n\nTranscript as follows:\n\n“{NEWS * 3}”"
    assert genre(made(speech)).name == "transcript"
    short = f"{NEWS * 3}\n\nTranscript as follows:\n\n“We go.”"
    assert genre(made(short)).name == "report"


def test_short_lines_without_an_end_are_a_list_of_links() -> None:
    lines = [f"Harbour number {n} closes after a storm" for n in range(8)]
    assert genre(made("\n".join(lines))).name == "list of links"
    addresses = "\n".join(f"https://a.example/{n}" for n in range(8))
    assert genre(made(addresses)).name == "list of links"
    assert genre(made("\n".join(f"{line}." for line in lines))).name == "report"


def test_every_row_of_the_list_has_a_genre_a_place_and_a_source() -> None:
    for row in lexicons.rows("genre.tsv"):
        assert row["genre"] in GENRES
        assert row["where"]
        assert row["term"]
        assert row["source"]


def test_a_table_in_place_of_an_article_is_refused() -> None:
    with pytest.raises(TypeError, match="genre takes an Article, not str"):
        genre(NEWS)  # type: ignore[arg-type]


@given(st.text(alphabet="I me we?.:“”\n<>a1QA;|", max_size=200), st.text(max_size=40))
def test_every_count_is_the_number_of_its_places(raw: str, url: str) -> None:
    article = Article(id="a", text=raw, headline=raw[:7], url=url, date=date(2024, 5, 3))
    found = genre(article)
    assert found.name in GENRES
    assert bool(found.cues) == (found.name != "report")
    for cue in found.cues:
        assert cue.n in (0, len(cue.places))
        assert all(0 <= start < end <= len(article.text) for start, end in cue.places)
    assert len([cue for cue in labels(Text(article)) if cue.name == "address"]) <= 1
