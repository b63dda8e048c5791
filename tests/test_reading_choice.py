"""One text, one result by every route; what is set aside is a choice, and is told."""

import pandas as pd
import pytest
from written import docx_bytes, rtf_bytes

from framing import from_frame, read, read_many
from framing.corpora.import_summary import summary
from framing.corpora.importing import import_corpus
from framing.reading import receive
from framing.reading.choice import choice_of

OWN = {  # headline: paragraphs of the body, as programs deliver them
    "Quay tolls split Tarnmouth": [
        "Editor’s note: an earlier version of this report had the wrong toll.",
        "Quay tolls split Tarnmouth.",
        "The regime of tolls was approved on Monday, after a debate that ran until midnight.",
        "“Thugs took the quay,” said Edda Marsh, who mends nets there.",
    ],
    "Ferry firm slams board": [
        "ABSTRACT.",
        "The firm was told to wait for the report.",
        "FULL TEXT.",
        "The firm was told to wait for the report, and slammed the board for it on Tuesday.",
        "The board admitted that it had been slow, and said no more.",
    ],
    "Net loft burns": [
        "NET LOFT BURNS",
        "ABSTRACT. A brutal fire took the net loft in the night.",
        "Full text: Nobody slept in the loft, the brigade claimed.",
        "Nobody has said who will pay, and the rebels among the crews will not.",
    ],
    "Mayor goes": [
        "Mayor goes. She told the council so in the evening, and left by the back door.",
        "[Editors’ note: the mayor has asked us to print that she took the front door.]",
        "The council will choose another in the spring, unless the regime falls first.",
    ],
}
BODY = {head: "\n\n".join(paragraphs) for head, paragraphs in OWN.items()}


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("FRAMING_DATA", str(tmp_path / "data"))


def frame():
    return pd.DataFrame({"headline": list(OWN), "body": list(BODY.values())})


def pages():
    for head, paragraphs in OWN.items():
        body = "".join(f"<p>{words}</p>" for words in paragraphs)
        yield (
            f"<html><head><title>{head}</title></head><body><main><article><h1>{head}</h1>"
            f"{body}</article></main></body></html>"
        ).encode()


WRITTEN = {
    "txt": lambda: [f"{head}\n\n{body}\n".encode() for head, body in BODY.items()],
    "md": lambda: [f"# {head}\n\n{body}\n".encode() for head, body in BODY.items()],
    "html": lambda: list(pages()),
    "docx": lambda: [docx_bytes([head, *paragraphs]) for head, paragraphs in OWN.items()],
    "rtf": lambda: [rtf_bytes([head, *paragraphs]) for head, paragraphs in OWN.items()],
    "csv": lambda: [frame().to_csv(index=False).encode()],
    "tsv": lambda: [frame().to_csv(index=False, sep="\t").encode()],
    "jsonl": lambda: [frame().to_json(orient="records", lines=True).encode()],
    "json": lambda: [frame().to_json(orient="records").encode()],
    "parquet": lambda: [frame().to_parquet()],
}


def files_of(kind, folder):
    folder.mkdir()
    for number, data in enumerate(WRITTEN[kind]()):
        (folder / f"{number}.{kind}").write_bytes(data)
    return folder


def told(articles):
    return [(article.headline, article.text, article.language) for article in articles]


@pytest.mark.parametrize("choice", [{}, {"keep": "notice"}, {"keep": ["label", "headline again"]}])
@pytest.mark.parametrize("kind", [*WRITTEN, "frame", "folder"])
def test_an_article_has_the_same_headline_and_body_by_every_route(kind, choice, tmp_path):
    expected = from_frame(frame(), text="body", **choice)
    if kind == "frame":
        found = from_frame(frame().iloc[::-1], **choice)[::-1]
    elif kind == "folder":
        found, _ = read_many(files_of("txt", tmp_path / "folder"), **choice)
    else:
        found = list(import_corpus(kind, [files_of(kind, tmp_path / kind)], **choice).articles())
    assert told(found) == told(expected)


def test_notes_labels_and_headlines_again_are_set_aside_and_the_receipt_shows_them(tmp_path):
    corpus = import_corpus("own", [files_of("csv", tmp_path / "csv")])
    texts = [article.text.split("\n\n", 1)[1] for article in corpus.articles()]
    assert texts == [
        "\n\n".join(OWN["Quay tolls split Tarnmouth"][2:]),
        "\n\n".join(OWN["Ferry firm slams board"][i] for i in (1, 3, 4)),
        "A brutal fire took the net loft in the night.\n\nNobody slept in the loft, the brigade "
        "claimed.\n\n" + OWN["Net loft burns"][3],
        "She told the council so in the evening, and left by the back door.\n\n"
        + OWN["Mayor goes"][2],
    ]
    passages = corpus.about["receipt"]["passages"]
    assert passages["notice"]["times"] == 2
    assert passages["notice"]["examples"][0] == OWN["Quay tolls split Tarnmouth"][0]
    assert passages["label"]["times"] == 4
    assert passages["label"]["characters"] == len("ABSTRACT.FULL TEXT.ABSTRACT. Full text: ")
    assert passages["headline again"]["examples"] == [
        "Quay tolls split Tarnmouth.",
        "NET LOFT BURNS",
        "Mayor goes.",
    ]
    lines = summary(corpus.about["receipt"])
    assert any(line.startswith("Set aside as notice, 2 times: “Editor’s note") for line in lines)
    assert any("--keep REASON" in line for line in lines)


def test_one_option_keeps_what_is_set_aside_for_a_reason(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text(f"Quay tolls split Tarnmouth\n\n{BODY['Quay tolls split Tarnmouth']}")
    assert len(read(file).text.split("\n\n")) == 3
    everything = read(file, keep=["Notice", "headline again"])
    assert everything.text == file.read_text()
    assert everything.headline == read(file).headline
    assert ("set aside", "notice") not in receive(file, "notice")[1].counts
    corpus = import_corpus("kept", [file], keep="notice,headline again")
    assert [article.text for article in corpus.articles()] == [everything.text]
    assert "Not set aside, as you chose: headline again, notice." in summary(
        corpus.about["receipt"]
    )


def test_posts_and_pull_quotes_of_a_page_may_be_kept():
    story = "Edda Marsh kept the lamp lit through forty storms, and was paid for none of them. "
    page = (
        f"<html><body><main><article><h1>Lamp out</h1><p>{story * 2}</p>"
        "<blockquote class='twitter-tweet'><p>Save the lamp!</p></blockquote>"
        "<blockquote class='pull-quote'>kept the lamp lit through forty storms</blockquote>"
        f"<p>{story.replace('lamp', 'boat')}</p></article></main></body></html>\n"
    )
    assert len(read(page).text.split("\n\n")) == 3
    assert "> Save the lamp!" in read(page, keep="embedded post").text
    assert read(page, keep="pull quote").text.count("lamp lit through forty storms") == 3


@pytest.mark.parametrize("option", ["keep", "drop"])
def test_a_reason_that_is_none_is_named_with_those_there_are(option):
    with pytest.raises(ValueError, match=rf"{option}='mood': choose from .*(label|repeated line)"):
        choice_of(**{option: "mood"})
