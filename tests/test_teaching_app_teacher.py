"""The teacher's pages: theirs alone, and what is made there is what was asked for."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from classroom import exercise
from classroom_app import KEY, School, Student, about, client, token, work

from framing import Article
from framing.teaching import packs
from framing.teaching.app.grade_export import grade_book
from framing.teaching.app.results import of_class

TEXT = "Talks begin\n\nThe regime sent “order” to the city. Nobody answered “them” that day.\n"
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\n\n{{ 7*7 }} regime.\n"


@pytest.fixture
def school(tmp_path):
    held = School(tmp_path)
    yield held
    held.close()


def paths(app):
    return [(route.path, route.methods) for route in app.routes]


def test_no_page_opens_without_the_teachers_session(school):
    stranger = client(school.inside)
    for path, methods in paths(school.inside.app.app):
        place = re.sub(r"\{\w+\}", "x", path)
        for method in sorted(methods - {"HEAD"}):
            answer = stranger.request(method, place, data={"token": school.token})
            assert answer.status_code == 403, (method, path)
            assert "holds the key" in answer.text
    assert stranger.get("/?key=wrong").status_code == 403
    assert not stranger.cookies


def test_a_students_session_opens_no_page_of_the_teachers(school):
    _, code = school.begin(school.exercise())
    anna = school.student(code, "Anna")
    stranger = client(school.inside)
    for name in ("framing-teacher", "framing-student"):
        stranger.cookies.set(name, anna.browser.cookies["framing-student"])
    assert stranger.get("/").status_code == 403


def test_the_students_server_knows_no_path_of_the_teachers(school):
    shared = {"/", "/privacy", "/static/{name}"}
    for path, methods in paths(school.inside.app.app):
        if path not in shared:
            for method in sorted(methods - {"HEAD"}):
                place = re.sub(r"\{\w+\}", "x", path)
                answer = client(school.outside).request(method, place)
                assert answer.status_code in (404, 405), (method, path)


def test_the_key_begins_a_session_that_no_script_reads(school):
    browser = client(school.inside)
    set_cookie = browser.get(f"/?key={KEY}", follow_redirects=False).headers["set-cookie"]
    assert "HttpOnly" in set_cookie
    assert "SameSite=strict" in set_cookie
    assert len(re.search(r"framing-teacher=([\w-]+)", set_cookie)[1]) >= 43


@pytest.mark.parametrize("form", ["", "0" * 64, "ä"])
def test_a_form_without_the_sessions_token_changes_nothing(school, form):
    school.token = form
    for path in ("/articles", "/exercises", "/classes"):
        assert school.post(path, text=TEXT).status_code == 403
    assert school.store.all("SELECT id FROM article") == []


def test_a_pasted_article_gets_its_evidence_page(school):
    page = school.post("/articles", text=TEXT, outlet="The <b>Paper</b>")
    assert page.status_code == 200
    assert "Talks begin" in page.text
    assert "The &lt;b&gt;Paper" in page.text
    evidence = school.teacher.get(f"{page.url}/evidence")
    assert "regime" in evidence.text
    assert "<script" not in evidence.text
    assert "script-src" not in evidence.headers["content-security-policy"]


@pytest.mark.parametrize("name", ["story.txt", "../../../etc/passwd.html", "C:\\a\\b.md", "\0.txt"])
def test_an_uploaded_file_is_read_by_its_bytes_alone(school, name, tmp_path):
    before = sorted(tmp_path.rglob("*"))
    page = school.post("/articles", files={"file": (name, TEXT.encode())})
    assert (page.status_code, "Talks begin" in page.text) == (200, True)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_text_that_names_a_file_is_a_text(school, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("A secret story.\n\nIt has words that nobody gave.", "utf-8")
    page = school.post("/articles", text=str(secret))
    assert "secret story" not in page.text
    assert "words that nobody" not in page.text


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://127.0.0.1:80/", "not on the public internet"),
        ("http://[::1]/", "not on the public internet"),
        ("http://169.254.169.254/latest/meta-data", "not on the public internet"),
        ("file:///etc/passwd", "only http and https"),
        ("/etc/passwd", "must begin with"),
        ("-", "must begin with"),
    ],
)
def test_only_public_addresses_are_fetched(school, url, why):
    page = school.post("/articles", url=url)
    assert page.status_code == 422
    assert why in page.text


def test_what_cannot_be_read_is_said_and_what_was_pasted_is_kept(school):
    page = school.post("/articles", files={"file": ("x.pdf", b"%PDF-1.4 broken")})
    assert page.status_code == 422
    assert 'role="alert"' in page.text
    assert school.post("/articles", text=" ").status_code == 422
    long = "word " * 20_001
    page = school.post("/articles", text=long)
    assert "20,001 words" in page.text
    assert "word word word" in page.text


def details(school, query):
    page = school.teacher.get(f"/exercises/new?{query}").text
    labels = re.findall(r'name="(label:\w+)" value="([^"]+)"', page)
    return page, labels


def test_an_exercise_has_the_labels_and_questions_that_were_chosen(school):
    article = str(school.post("/articles", text=TEXT).url).rsplit("/", 1)[1]
    _, labels = details(school, f"article={article}&marker=quotation&level=1")
    assert [label for _, label in labels] == ["direct", "partial", "scare"]
    page = school.post("/exercises", **{
        "article": article, "marker": "quotation", "level": "1", "title": "Port <i>",
        "label:quotation": ["partial", "scare"], "asked:quotation": "1",
        "question": ["Why?", " ", "Why?", "Who?"], "rewrites": "9"})  # fmt: skip
    made = school.room.exercise(str(page.url).rsplit("/", 1)[1])
    assert list(made.tasks[0].labels) == ["partial", "scare"]
    assert made.tasks[0].asked == 1
    assert [question.text for question in made.questions] == ["Why?", "Who?"]
    assert (made.title, made.rewrites) == ("Port <i>", 5)
    assert made.articles[0].text == TEXT.strip()
    assert "Port &lt;i&gt;" in page.text
    for kind in ("page", "sheet", "key", "guide", "json"):
        assert school.teacher.get(f"{page.url}/files/{kind}").status_code == 200
    assert school.teacher.get(f"{page.url}/files/passwd").status_code == 404
    assert "Mark by keyboard" in school.teacher.get(f"{page.url}/preview").text


def made_from_own(school):
    """Make an exercise from an own article; give its id and what its form said."""
    article = str(school.post("/articles", text=TEXT).url).rsplit("/", 1)[1]
    told = {"label:quotation": ["direct", "partial", "scare"], "asked:quotation": "2",
            "question": ["Why?", "Who?"], "rewrites": "1"}  # fmt: skip
    page = school.post("/exercises", article=article, marker="quotation", **told)
    return str(page.url).rsplit("/", 1)[1], told


def test_an_exercise_is_changed_while_no_class_uses_it(school):
    key, told = made_from_own(school)
    before = school.room.exercise(key)
    page = school.teacher.get(f"/exercises/{key}/change?level=2").text
    ticked = re.findall(r'value="(\w+)" checked', page)
    assert ticked == ["direct", "partial", "scare", "title", "mention"]
    assert re.findall(
        r'value="(\w+)" checked', school.teacher.get(f"/exercises/{key}/change").text
    )[:3] == ["direct", "partial", "scare"]
    told |= {
        "label:quotation": ["scare", "mention"],
        "title": "Marks",
        "question": ["How?", "Who?"],
    }
    page = school.post(f"/exercises/{key}/change", **told)
    assert str(page.url).endswith(f"/exercises/{key}")
    made = school.room.exercise(key)
    assert (made.name, made.title) == (before.name, "Marks")
    assert list(made.tasks[0].labels) == ["scare", "mention"]
    assert set(made.machine["category"]) <= {"scare", "mention"}
    ids = {question.text: question.id for question in (*before.questions, *made.questions)}
    assert [question.text for question in made.questions] == ["How?", "Who?"]
    assert len(set(ids.values())) == 3  # an answer to one question is never taken for another's
    assert school.store.one("SELECT COUNT(*) AS n FROM exercise")["n"] == 1


def test_a_change_that_cannot_be_made_keeps_what_was_written(school):
    key, told = made_from_own(school)
    page = school.post(
        f"/exercises/{key}/change", **{**told, "label:quotation": [], "title": "New"}
    )
    assert page.status_code == 422
    assert "at least one label" in page.text
    assert 'value="New"' in page.text
    assert school.room.exercise(key).title == "Talks begin"


def test_an_exercise_that_a_class_uses_stays_and_a_changed_copy_is_made(school):
    key, told = made_from_own(school)
    before = school.room.exercise(key)
    school.begin(key)
    page = school.teacher.get(f"/exercises/{key}/change").text
    assert "A class uses this exercise, so it stays as it is." in page
    refused = school.post(f"/exercises/{key}/change", **told)  # a form from before the class
    assert (refused.status_code, "uses this exercise now" in refused.text) == (422, True)
    copy = school.post(f"/exercises/{key}/change", copy="1", **{**told, "title": "Marks"})
    made = school.room.exercise(str(copy.url).rsplit("/", 1)[1])
    assert (made.title, made.articles) == ("Marks", before.articles)
    assert made.name != before.name
    assert school.room.exercise(key).title == before.title


def test_the_teachers_marks_stay_with_a_change_under_labels_that_are_left(school):
    key, told = made_from_own(school)
    made = school.room.exercise(key)
    told["label:quotation"] = ["partial", "scare"]
    rows = [
        {"article": made.articles[0].id, "start": TEXT.index(words), "text": words,
         "end": TEXT.index(words) + len(words), "task": "quotation", "category": label}
        for words, label in (("“order”", "scare"), ("“them”", "direct"))
    ]  # fmt: skip
    expert = Student(school.teacher, school.teacher.get(f"/exercises/{key}/mark"))
    expert.told = about(expert.page.text)
    answers = {**work(), "exercise": made.name, "evidence": rows,
               "texts": {made.articles[0].id: made.articles[0].sha256}}  # fmt: skip
    body = {"id": "12345678", "base": 0, "handed": True, "answers": answers}
    assert expert.post(f"/exercises/{key}/mark", body).status_code == 200
    assert "are deleted" in school.teacher.get(f"/exercises/{key}/change").text
    school.begin(key)
    copy = school.post(f"/exercises/{key}/change", copy="1", **told)
    copied = school.room.exercise(str(copy.url).rsplit("/", 1)[1])
    assert copied.expert["text"].tolist() == ["“order”"]
    assert school.room.exercise(key).expert["text"].tolist() == ["“order”", "“them”"]


@pytest.mark.parametrize("name", packs.names())
def test_a_pack_keeps_its_experts_under_the_labels_that_were_chosen(school, name):
    _, labels = details(school, f"pack={name}&level=2")
    kept = dict.fromkeys(dict(labels))
    chosen = {each: [label for task, label in labels if task == each][:2] for each in kept}
    page = school.post("/exercises", pack=name, level="2", rewrites="1", **chosen)
    made = school.room.exercise(str(page.url).rsplit("/", 1)[1])
    whole = packs.load(name, level=2)
    path = f"{str(page.url).removeprefix('http://127.0.0.1')}/change"
    assert re.findall(r'value="([^"]+)" checked', school.teacher.get(path).text) == [
        label for labels in chosen.values() for label in labels
    ]
    for task in made.tasks:
        own = whole.expert[whole.expert["task"] == task.marker]
        held = made.expert[made.expert["task"] == task.marker]
        assert list(task.labels) == chosen[f"label:{task.marker}"]
        assert len(held) == own["category"].isin(list(task.labels)).sum()


def test_an_exercise_without_a_label_or_an_article_is_not_made(school):
    page = school.post("/exercises", pack="whose-words", level="1")
    assert "at least one label" in page.text
    gone = {"article": "gone", "marker": "quotation", "label:quotation": ["direct"]}
    assert "at least one article" in school.post("/exercises", **gone).text
    assert school.store.all("SELECT id FROM exercise") == []


def test_the_teachers_marks_are_an_experts_until_they_are_deleted(school):
    key = school.exercise(exercise(experts=False))
    path = f"/exercises/{key}"
    expert = Student(school.teacher, school.teacher.get(f"{path}/mark"))
    expert.told = about(expert.page.text)
    body = {"id": "12345678", "base": 0, "handed": False, "answers": work()}
    assert expert.post(f"{path}/mark", body).json() == {"rev": 1}
    assert school.room.exercise(key).expert.empty
    body = {"id": "12345679", "base": 1, "handed": True, "answers": work()}
    assert expert.post(f"{path}/mark", body).json() == {"rev": 2}
    assert school.room.exercise(key).expert["marker"].tolist() == ["expert:the teacher"]
    assert "Your 1 mark is an expert’s" in school.teacher.get(path).text
    others = expert.post(f"{path}/others").json()["others"]
    assert {each["reader"] for each in others} == {"loaded"}
    school.post(f"{path}/unmark")
    assert school.room.exercise(key).expert.empty


def test_hostile_words_are_inert_on_every_page(school):
    made = exercise(Article(id="<b>x", text=HOSTILE + "“order” rebels storm of protest old harbour",
                            headline="<script>alert(1)</script>"), experts=False)  # fmt: skip
    made = replace(made, title=HOSTILE, facts=())
    key = school.exercise(made)
    own, code = school.begin(key, "<script>alert(1)</script>")
    anna = school.student(code, "<img src=x onerror=alert(1)>")
    answers = work()
    answers["texts"] = {made.articles[0].id: made.articles[0].sha256}
    answers["evidence"][0].update(article="<b>x", start=0, end=9, explanation=HOSTILE)
    answers["replies"] = {"why": HOSTILE}
    assert anna.save(answers, handed=True).status_code == 200
    school.switch(own, "returned")
    pages = [school.teacher.get(path) for path in (
        "/", f"/exercises/{key}", f"/exercises/{key}/preview", f"/exercises/{key}/mark",
        f"/classes/{own}", f"/classes/{own}/show", f"/classes/{own}/report")]  # fmt: skip
    pages += [anna.browser.get("/marks"), anna.browser.get("/feedback")]
    for page in pages:
        assert page.status_code == 200
        assert "<img" not in page.text
        assert "<script>alert" not in page.text
        assert "49 regime" not in page.text


def test_files_are_taken_or_named_with_why_and_none_twice(school):
    own, _ = school.begin(school.exercise())
    good = lambda name: work(name, reply="")  # noqa: E731
    import json

    files = [
        ("file", ("port-words-Anna.json", json.dumps(good("Anna")).encode())),
        ("file", ("../../x.json", json.dumps(work("Bo", "calm", "praise")).encode())),
        ("file", ("again.json", json.dumps(work("Anna", "rebels")).encode())),
        ("file", ("broken.json", b"{")),
        ("file", ("deep.json", b"[" * 100_000)),
        ("file", ("empty.json", b"")),
        ("file", ("film.mp4", b"\0\1")),
        ("file", ("other.json", json.dumps({**good("C"), "exercise": "else"}).encode())),
    ]
    page = school.post(f"/classes/{own}/files", files=files)
    told = re.findall(r'<li class="(\w+)">[^<]*<bdi>([^<]*)</bdi> – <bdi>([^<]*)', page.text)
    assert [(kind, name) for kind, name, _ in told] == [
        ("taken", "port-words-Anna.json"), ("taken", "x.json"), ("taken", "again.json"),
        ("trouble", "broken.json"), ("trouble", "deep.json"), ("trouble", "empty.json"),
        ("trouble", "film.mp4"), ("trouble", "other.json")]  # fmt: skip
    names = [row["name"] for row in school.store.all("SELECT name FROM student ORDER BY name")]
    assert names == ["Anna", "Anna (2)", "Bo"]
    page = school.post(f"/classes/{own}/files", files=files[:1])
    assert "it was taken before" in page.text
    assert len(of_class(school.room, own).graded) == 3


def test_the_projector_shows_where_the_class_agrees_and_differs_and_no_name(school):
    own, code = school.begin(school.exercise())
    for number, label in enumerate(["label", "label", "label", "metaphor"]):
        student = school.student(code, f"Student-{number}")
        answers = work(words="regime", label="label")
        answers["evidence"] += work(words="storm of protest", label=label)["evidence"]
        if number > 1:
            answers["evidence"] += work(words="harbour", label="praise")["evidence"]
        student.save(answers, handed=number < 3)
    outcome = of_class(school.room, own)
    assert [(place.words, place.counts, place.readers) for place in outcome.agreed] == [
        ("regime", [("label", 4)], 4), ("storm of protest", [("label", 3), ("metaphor", 1)], 4)
    ]  # fmt: skip
    assert [(place.words, place.counts) for place in outcome.apart] == [
        ("harbour", [("praise", 2), ("not marked", 2)])
    ]
    page = school.teacher.get(f"/classes/{own}/show").text
    assert "4 students, 3 handed in" in page
    assert "storm of protest" in page
    assert "Student-" not in page


def test_grade_books_have_what_each_platform_asks_for(school):
    own, code = school.begin(school.exercise())
    school.student(code, "=Anna Berg").save(work())
    school.student(code, "Bo").save(work(words="calm"))
    school.post(f"/classes/{own}/roster", roster="=Anna Berg, anna@school.example\nBo\t17")
    books = {name: school.teacher.get(f"/classes/{own}/grades/{name}").content.decode("utf-8-sig")
             for name in ("canvas", "moodle", "classroom")}  # fmt: skip
    rows = {name: [line.split(",") for line in book.splitlines()] for name, book in books.items()}
    assert rows["canvas"][0][:6] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section",
                                     "Words at the port: loaded: marks"]  # fmt: skip
    assert rows["canvas"][1][0].strip() == "Points Possible"
    assert rows["canvas"][1][5] == "4"
    assert rows["canvas"][2][:6] == ["'=Anna Berg", "", "", "anna@school.example", "", "1.5"]
    assert rows["moodle"][2][:3] == ["Bo", "17", "0"]
    assert rows["classroom"][2][:3] == ["Berg", "'=Anna", "anna@school.example"]
    reasons = rows["moodle"][0].index("Words at the port: loaded: reasons")
    assert rows["moodle"][1][reasons] == ""  # a person reads them
    with pytest.raises(ValueError, match="choose canvas, moodle"):
        grade_book(of_class(school.room, own), "paper")
    packed = school.teacher.get(f"/classes/{own}/feedback.zip").content
    with zipfile.ZipFile(io.BytesIO(packed)) as whole:
        assert len(whole.namelist()) == 2
        assert "regime" in whole.read(whole.namelist()[0]).decode()


def test_everything_of_a_class_is_deleted_by_one_button(school):
    own, code = school.begin(school.exercise())
    anna = school.student(code, "Zwölfminuten-Anna")
    anna.save(work())
    assert school.door.addresses
    of_class(school.room, own)
    school.post(f"/classes/{own}/delete")
    assert school.store.all("SELECT id FROM student") == []
    kept = b"".join(path.read_bytes() for path in school.store.path.parent.iterdir())
    assert "Zwölfminuten".encode() not in kept
    assert school.door.addresses == []
    assert anna.save(work()).status_code == 401
    assert school.teacher.get(f"/classes/{own}").status_code == 404


def test_pages_that_are_gone_say_so(school):
    for path in ("/articles/x", "/exercises/x", "/classes/x", "/classes/x/show", "/nothing"):
        page = school.teacher.get(path)
        assert page.status_code == 404
        assert "There is no such page" in page.text


def test_the_privacy_page_names_the_file_and_who_can_reach_it(school):
    text = school.teacher.get("/privacy").text
    assert str(school.store.path) in text
    assert "No class is open now" in text
    school.begin(school.exercise())
    assert school.door.addresses[0] in school.teacher.get("/privacy").text
    assert token(school.teacher.get("/").text) == school.token
