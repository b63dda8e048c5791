"""A student comes in, works, and loses nothing; nobody else comes in or sees anything."""

import json
import re

import pytest
from classroom_app import School, about, client, work

from framing.teaching.app import sessions, students

WORDS = {"code": "", "name": ""}


@pytest.fixture
def school(tmp_path):
    held = School(tmp_path)
    yield held
    held.close()


@pytest.fixture
def room(school):
    """Give the school, its class and the class's code."""
    own, code = school.begin(school.exercise())
    return school, own, code


def test_a_code_and_a_name_lead_to_the_page(room):
    school, _, code = room
    for number, typed in enumerate((code, code.lower(), f" {code[:3]}-{code[3:]} ")):
        student = school.student(typed, f" Anna \t{number}\u202e")
        assert student.page.status_code == 200
        assert student.told["student"] == f"Anna {number}"
    assert student.browser.get("/").url.path == "/marks"
    raw = student.page.text
    assert re.search(r"connect-src 'self'", student.page.headers["content-security-policy"])
    assert "unsafe" not in student.page.headers["content-security-policy"]
    assert '"others":[]' in raw


def test_a_session_cannot_be_guessed_and_only_its_hash_is_kept(room):
    school, _, code = room
    browser = client(school.outside)
    answer = browser.post("/join", data={"code": code, "name": "Anna"}, follow_redirects=False)
    set_cookie = answer.headers["set-cookie"]
    secret = re.search(r"framing-student=([\w-]+)", set_cookie)[1]
    assert len(secret) >= 43
    assert "HttpOnly" in set_cookie
    assert "SameSite=strict" in set_cookie
    kept = b"".join(path.read_bytes() for path in school.store.path.parent.iterdir())
    assert secret.encode() not in kept


@pytest.mark.parametrize("code", ["", "WRONG1", "' OR 1=1 --", "%", "ABCDEF" * 100])
def test_a_wrong_code_lets_nobody_in(room, code):
    school, _, _ = room
    student = school.student(code, "Anna")
    assert student.page.status_code == 404
    assert "no open class" in student.page.text
    assert school.store.all("SELECT id FROM student") == []


def test_codes_cannot_be_tried_out(room):
    school, _, code = room
    for _ in range(students.WRONG_CODES[0]):
        assert school.student("WRONG2", "Anna").page.status_code == 404
    assert school.student(code, "Anna").page.status_code == 429


def test_a_class_that_is_closed_lets_nobody_in_and_keeps_what_there_is(room):
    school, own, code = room
    anna = school.student(code, "Anna")
    assert anna.save(work()).status_code == 200
    school.switch(own, "open", False)
    assert school.student(code, "Bo").page.status_code == 404
    refused = anna.save(work(words="calm"))
    assert refused.status_code == 503  # the page tries again by itself
    assert anna.browser.get("/marks").status_code == 503
    school.switch(own, "open")
    assert anna.save(work(words="calm")).json() == {"rev": 2}


@pytest.mark.parametrize("name", ["", "  ", "\u202e", "\x00"])
def test_a_name_is_needed(room, name):
    school, _, code = room
    assert school.student(code, name).page.status_code == 422


def test_a_name_is_one_students_until_the_teacher_lets_it_in_again(room):
    school, own, code = room
    anna = school.student(code, "Anna")
    anna.save(work())
    other = school.student(code, "ANNA")
    assert (other.page.status_code, "ask your teacher" in other.page.text) == (409, True)
    school.post(f"/classes/{own}/students/{anna.told['id']}/again")
    assert anna.save(work(words="calm")).status_code == 401  # where it was, it is no more
    again = school.student(code, "anna")
    assert again.told["saved"]["evidence"][0]["text"] == "regime"
    assert school.student(code, "Anna").page.status_code == 409


def test_a_class_has_an_end(room, monkeypatch):
    school, _, code = room
    monkeypatch.setattr(sessions, "MOST_STUDENTS", 2)
    found = [school.student(code, name).page.status_code for name in ("a", "b", "c")]
    assert found == [200, 200, 409]


def test_work_is_there_after_a_reload_under_the_students_own_name(room):
    school, _, code = room
    anna = school.student(code, "Anna")
    anna.save(work("Somebody else", reply="x"), handed=True)
    told = about(anna.browser.get("/marks").text)
    assert told["saved"]["student"] == "Anna"
    assert (told["rev"], told["handed"]) == (1, True)
    row = school.store.get("student", told["id"])
    assert row["handed"]
    anna.save(work())
    assert school.store.get("student", told["id"])["handed"] == row["handed"]


def test_the_same_sending_is_taken_once_and_never_over_newer_work(room):
    school, _, code = room
    anna = school.student(code, "Anna")
    first = [anna.save(work(), sending="first123", base=0).json() for _ in range(2)]
    assert first == [{"rev": 1}, {"rev": 1}]
    assert anna.save(work(words="calm"), base=1).json() == {"rev": 2}
    late = anna.save(work(), base=1)
    assert (late.status_code, "another window" in late.json()["why"]) == (409, True)
    assert about(anna.browser.get("/marks").text)["saved"]["evidence"][0]["text"] == "calm"


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b"[" * 100_000, b'{"id": "12345678"}', b"\xff\xfe",
     b'{"id": "12345678", "base": 0, "answers": []}',
     b'{"id": "12345678", "base": true, "answers": {"format": "framing-answers"}}',
     b'{"id": "<script>", "base": 0, "answers": {"format": "framing-answers"}}',
     json.dumps({"id": "12345678", "base": 0, "answers": {**work(), "exercise": "x"}}).encode()],
)  # fmt: skip
def test_what_is_no_work_is_refused_and_nothing_changes(room, body):
    school, _, code = room
    anna = school.student(code, "Anna")
    anna.save(work())
    answer = anna.browser.post("/marks", content=body, headers={"x-token": anna.told["token"]})
    assert answer.status_code == 422
    assert school.store.get("student", anna.told["id"])["rev"] == 1


def test_damaged_work_of_one_stops_nobody(room):
    school, own, code = room
    anna, bo = school.student(code, "Anna"), school.student(code, "Bo")
    anna.save(work())
    bad = {**work(), "evidence": {"a": 1}, "replies": "\ud800", "facts": [[]]}
    assert bo.save(bad, handed=True).status_code == 200
    page = school.teacher.get(f"/classes/{own}")
    assert page.status_code == 200
    assert "damaged" in page.text


def test_work_needs_the_token_of_the_page(room):
    school, _, code = room
    anna, bo = school.student(code, "Anna"), school.student(code, "Bo")
    anna.told["token"] = bo.told["token"]
    assert anna.save(work()).status_code == 403
    anna.told["token"] = ""
    for path in ("/marks", "/marks/compare", "/leave"):
        assert anna.post(path).status_code in (403, 422)
    assert client(school.outside).post("/marks", content="{}").status_code in (401, 422)


def test_other_marks_are_seen_only_when_the_teacher_lets_and_then_marks_stay(room):
    school, own, code = room
    anna = school.student(code, "Anna")
    anna.save(work())
    refused = anna.post("/marks/compare")
    assert (refused.status_code, "later" in refused.json()["why"]) == (403, True)
    school.switch(own, "compare")
    others = anna.post("/marks/compare").json()["others"]
    assert {each["reader"] for each in others} >= {"expert:ada", "expert:bo"}
    moved = anna.save(work(words="calm"))
    assert (moved.status_code, "stay as they are" in moved.json()["why"]) == (409, True)
    reason = work()
    reason["evidence"][0]["explanation"] = "now I know why"
    assert anna.save(reason).status_code == 200
    assert about(anna.browser.get("/marks").text)["others"] == others


def test_feedback_is_the_students_own_and_comes_when_the_teacher_gives_it(room):
    school, own, code = room
    anna, bo = school.student(code, "Anna"), school.student(code, "Bo")
    anna.save(work())
    bo.save(work(words="calm", label="praise"))
    assert anna.browser.get("/feedback").status_code == 404
    school.switch(own, "returned")
    page = anna.browser.get("/feedback").text
    assert "For <bdi>Anna</bdi>" in page
    assert "Bo" not in page
    assert school.student(code, "Cleo").browser.get("/feedback").status_code == 404
    assert client(school.outside).get("/feedback").url.path == "/"


def test_who_leaves_is_signed_out_and_the_work_stays(room):
    school, _, code = room
    anna = school.student(code, "Anna")
    anna.save(work())
    assert anna.post("/leave").status_code == 200
    assert anna.browser.get("/marks").url.path == "/"
    assert school.store.get("student", anna.told["id"])["rev"] == 1


def test_students_are_on_the_network_only_while_a_class_is_open(school):
    key = school.exercise()
    assert school.door.addresses == []
    one, _ = school.begin(key)
    two, _ = school.begin(key)
    address = school.door.addresses[0]
    school.switch(one, "open", False)
    assert school.door.addresses == [address]
    school.switch(two, "open", False)
    assert school.door.addresses == []
