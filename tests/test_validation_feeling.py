"""Tone over whole articles is measured by sign, on files laid out as BASIL's are."""

import json

from framing.validation import feeling

STORIES = {
    "a": ("Anna Berg was praised for her courage and her honest work.", "pos"),
    "b": ("Anna Berg betrayed the voters and robbed the poor.", "neg"),
    "c": ("Anna Berg came on Monday.", "neu"),
}


def write(folder):
    for name, (text, felt) in STORIES.items():
        (folder / "articles" / "2031").mkdir(parents=True, exist_ok=True)
        (folder / "annotations" / "2031").mkdir(parents=True, exist_ok=True)
        article = {"body-paragraphs": [[text]]}
        notes = {"article-level-annotations": {"author_feeling_Anna_Berg": felt}}
        (folder / "articles" / "2031" / f"{name}.json").write_text(json.dumps(article))
        (folder / "annotations" / "2031" / f"{name}_ann.json").write_text(json.dumps(notes))


def test_sign_is_right_where_it_is_that_of_the_feeling(tmp_path):
    write(tmp_path)
    found = {figure.category: figure for figure in feeling.figures(tmp_path)}
    assert (found["article"].value, found["article"].n) == (1.0, 2)
    assert found["article, neg"].value < 0 < found["article, pos"].value
    assert found["article, neu"].n == 1
