"""One's own dictionaries: every line is used, mended with a warning, or refused by number."""

import pytest
from timing import grows_with_length_alone

from framing import Article, analyze
from framing.marking.dictionary import dictionary
from framing.marking.dictionary_files import read_dictionary
from framing.text import Text

LIWC = """%
1\tfear
2\tpower
\t3\tstate
%
terr*\t1
government\t2\t3
no fly zone\t2
"""


def written(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def found(path, text):
    marks = dictionary(path).find(Text(Article(id="a", text=text)))
    return [(text[one.start : one.end], one.category) for one in sorted(marks)]


def test_table_of_terms_and_categories(tmp_path):
    path = written(tmp_path, "d.csv", "category,term\nfear,terr*\nfear,w?r\n")
    assert found(path, "Terror, war and terrain.") == [
        *(("Terror", "fear"), ("war", "fear"), ("terrain", "fear"))
    ]


def test_an_apostrophe_is_one_however_it_is_written(tmp_path):
    path = written(tmp_path, "d.csv", "category,term\nrefusal,won't\n")
    assert found(path, "They won’t pay.") == [("won’t", "refusal")]


def test_quanteda_hierarchy_is_joined_by_full_stops(tmp_path):
    path = written(tmp_path, "d.yml", "conflict:\n  war: [war, 'red line*']\n  talk:\n  - truce\n")
    assert found(path, "A truce at the red lines.") == [
        *(("truce", "conflict.talk"), ("red lines", "conflict.war"))
    ]


def test_liwc_term_counts_in_each_of_its_categories(tmp_path):
    path = written(tmp_path, "d.dic", LIWC)
    assert found(path, "The government feared terrorists in a no fly zone.") == [
        ("government", "power"),
        ("government", "power.state"),
        ("terrorists", "fear"),
        ("no fly zone", "power"),
    ]


def test_longer_term_of_a_category_wins(tmp_path):
    path = written(tmp_path, "d.csv", "term,category\nred,c\nred line,c\n")
    assert found(path, "A red line, red.") == [("red line", "c"), ("red", "c")]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("lonely", "line 9: no term with a category"),
        ("odd\t77", "line 9: there is no category 77"),
        ("kind\t(02 134)125/464\t1", "line 9: conditions are not understood"),
        ("5\t1", "line 9: no term with a category"),
    ],
)
def test_malformed_liwc_line_is_named_and_the_rest_loads(tmp_path, line, said):
    path = written(tmp_path, "d.dic", f"{LIWC}{line}\n")
    with pytest.warns(UserWarning, match=said):
        marker = dictionary(path)
    assert "fear" in marker.categories


def test_category_named_twice_keeps_its_first_name(tmp_path):
    path = written(tmp_path, "d.dic", LIWC.replace("2\tpower", "1\tpanic\n2\tpower"))
    with pytest.warns(UserWarning, match="line 3: the category 1 is named twice"):
        assert found(path, "terror") == [("terror", "fear")]


def test_bare_words_in_yaml_are_read_as_written(tmp_path):
    path = written(tmp_path, "d.yml", "bare: [no, 1984, 2020-99-99, null]\n")
    terms = [entry.term for entry in read_dictionary(path)]
    assert terms == ["no", "1984", "2020-99-99", "null"]


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("d.yml", "fear:\n- dread\n- '***'\n", "line 3: no term"),
        ("d.yml", "fear:\n- dread\nanger:\n", "line 3: the category 'anger' is empty"),
        ("d.dic", LIWC + ":)\t1\n", "line 9: no term"),
        ("d.csv", "term,category\ndread,fear\nrage,\n", "line 3: no term"),
    ],
)
def test_what_can_never_be_found_is_named_with_its_line(tmp_path, name, content, line):
    with pytest.warns(UserWarning, match=line):
        read_dictionary(written(tmp_path, name, content))


def test_figures_in_front_belong_to_the_term_and_those_behind_are_categories(tmp_path):
    path = written(tmp_path, "d.dic", LIWC + "24 hours\t1\t2\n")
    assert [e.category for e in read_dictionary(path) if e.term == "24 hours"] == ["fear", "power"]


def test_brackets_stand_for_themselves_beside_a_wildcard(tmp_path):
    path = written(tmp_path, "d.csv", "term,category\na[b]*,c\n")
    assert found(path, "Abacus.") == []


def test_a_cell_over_two_lines_keeps_its_words_apart(tmp_path):
    path = written(tmp_path, "d.csv", 'term,category\n"red\nline",threat\n')
    assert found(path, "A red line.") == [("red line", "threat")]


def test_the_unicode_text_of_spreadsheets_is_read(tmp_path):
    path = written(tmp_path, "d.tsv", "term\tcategory\nwar\tc\n".encode("utf-16"))
    assert found(path, "War.") == [("War", "c")]


def test_old_encoding_is_said(tmp_path):
    path = written(tmp_path, "d.csv", "term,category\nna\xefve,c\n".encode("cp1252"))
    with pytest.warns(UserWarning, match="Windows-1252"):
        assert found(path, "A naïve plan.") == [("naïve", "c")]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("d.dic", "fear terr*\n", r"line 1: .* between two %"),
        ("d.csv", "a,b\n1,2\n", r"line 1: the columns"),
        ("d.yml", "a: [b\n", r"line \d"),
        ("d.yml", "- a\n", r"line 1: a dictionary maps"),
        ("d.txt", "a", r"use \.csv"),
        ("d.csv", "term,category\n", r"holds no terms"),
    ],
)
def test_file_that_is_no_dictionary_is_refused(tmp_path, name, content, said):
    with pytest.raises(ValueError, match=said):
        dictionary(written(tmp_path, name, content))


def test_dictionary_file_can_be_named_like_a_marker(tmp_path):
    path = written(tmp_path, "d.csv", "term,category\nwar,c\n")
    assert len(analyze(Article(id="a", text="War."), [str(path)], voices="marks").evidence) == 1


def test_time_grows_with_the_text_and_not_faster(tmp_path):
    path = written(tmp_path, "d.csv", "term,category\na a a a a b,c\n*a*a*a*b,d\n")
    marker = dictionary(path)

    def work(size):
        assert list(marker.find(Text(Article(id="a", text="a " * size)))) == []

    assert grows_with_length_alone(work, 25_000)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("long.csv", 'term,category\n"' + "x" * 200_000 + '",c\n', "field larger"),
        ("circle.yml", "a: &a [*a]\n", "line 1: what stands here is used again"),
        ("laughs.yml", "a: &a [x]\nb: [*a, *a]\n", "line 1: what stands here is used again"),
        ("twice.yml", "a: [x]\na: [y]\n", "line 2: 'a' stands there twice"),
        ("twice.csv", "term,category,term\nx,c,y\n", "line 1: .*each once"),
        ("excel.csv", "term;category\nx;c\n", "line 1: .*parted by commas"),
        ("deep.yml", "a: " + "[" * 1_000 + "]" * 1_000, "too deeply"),
        (
            "code.yml",
            'a: !!python/object/apply:os.system ["true"]\n',
            "line 1: the tag .* is not read",
        ),
    ],
)
def test_what_no_dictionary_should_hold_is_refused_by_name(tmp_path, name, content, said):
    with pytest.raises(ValueError, match=rf"{name}.*{said}"):
        dictionary(written(tmp_path, name, content))


@pytest.mark.parametrize("flood", ["<", "(", "/", "a", "<a>", "(a"])
@pytest.mark.filterwarnings("ignore")
def test_conditions_are_left_out_in_linear_time(tmp_path, flood):
    def work(size):
        path = written(tmp_path, "x.dic", f"%\n1\tfear\n%\n{flood * size} 1\nterror 1\n")
        assert found(path, "Terror.") == [("Terror", "fear")]

    assert grows_with_length_alone(work, 50_000)
