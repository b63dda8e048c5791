"""ZIP archives: hostile until shown otherwise."""

import io
import stat
import zipfile

import pytest
from written import docx_bytes, zip_bytes

from framing.reading import Unreadable
from framing.reading import archive as archives
from framing.reading.archive import Member, members, office_kind, read_member


def listed(data: bytes):
    return members(io.BytesIO(data), "a.zip")


def why(data: bytes) -> str:
    good, skipped = listed(data)
    assert good == []
    return skipped[0].why


def test_files_are_listed_in_the_order_of_their_names():
    good, skipped = listed(zip_bytes({"b/two.txt": "two", "a.txt": "one"}))
    assert good == [Member("a.txt", 3), Member("b/two.txt", 3)]
    assert skipped == []


@pytest.mark.parametrize(
    "name", ["../up.txt", "/etc/passwd", "a/../../up.txt", "C:/up.txt", "..\\up.txt", "\\up.txt"]
)
def test_paths_that_lead_out_are_left_out_and_named(name):
    data = zip_bytes({name: "words"})
    assert "leads out of the archive" in why(data)


def test_links_are_left_out():
    link = zipfile.ZipInfo("story.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert "a link, not a file" in why(out.getvalue())


def test_a_bomb_is_left_out_before_it_is_unpacked():
    assert "as a bomb does" in why(zip_bytes({"bomb.txt": b"0" * 5_000_000}))


def test_text_is_no_bomb():
    text = "".join(f"Sentence {i} of a story about the harbour of Odmoor.\n" for i in range(30_000))
    assert len(listed(zip_bytes({"story.txt": text}))[0]) == 1


def test_what_an_archive_unpacks_to_is_bounded(monkeypatch):
    monkeypatch.setattr(archives, "LARGEST_TOGETHER", 10)
    with pytest.raises(Unreadable, match="unpacks to over 10 bytes"):
        listed(zip_bytes({"a": "123456", "b": "123456"}))
    monkeypatch.setattr(archives, "MOST_MEMBERS", 1)
    with pytest.raises(Unreadable, match="over 1 files"):
        listed(zip_bytes({"a": "1", "b": "2"}))


def test_hidden_locked_empty_and_doubled_files_are_named():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(".hidden", "x")
        archive.writestr("__MACOSX/story.txt", "x")
        archive.writestr("empty.txt", "")
        archive.writestr("twice.txt", "one")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("twice.txt", "two")
    good, skipped = listed(out.getvalue())
    assert [member.name for member in good] == ["twice.txt"]
    reasons = [one.why.split(": ")[1].split(";")[0] for one in skipped]
    assert reasons == [
        "it is a hidden file",
        "it is a hidden file",
        "the file is empty",
        "another file has the same name",
    ]


def test_a_locked_file_is_named():
    data = bytearray(zip_bytes({"story.txt": "words"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "locked with a password" in why(bytes(data))


@pytest.mark.parametrize("share", [0.2, 0.6, 0.95])
def test_an_archive_that_was_cut_off_is_refused(share):
    data = zip_bytes({"a.txt": "words " * 500, "b.txt": "more " * 500})
    with pytest.raises(Unreadable, match="the archive is damaged"):
        listed(data[: int(len(data) * share)])


def test_damage_inside_one_file_names_it():
    data = bytearray(zip_bytes({"story.txt": "words words words"}, compressed=False))
    data[data.index(b"words")] ^= 1
    with (
        zipfile.ZipFile(io.BytesIO(bytes(data))) as opened,
        pytest.raises(Unreadable, match=r"a\.zip/story\.txt: the file is damaged"),
    ):
        read_member(opened, "story.txt", "a.zip/story.txt")


def test_a_word_file_is_no_archive_and_a_workbook_is_refused():
    assert office_kind(io.BytesIO(docx_bytes(["words"])), "x") == "docx"
    assert office_kind(io.BytesIO(zip_bytes({"content.xml": "a note"})), "x") == ""
    with pytest.raises(Unreadable, match="an Excel workbook"):
        office_kind(io.BytesIO(zip_bytes({"xl/workbook.xml": "x"})), "x")
