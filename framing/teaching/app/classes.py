"""Handle the teacher's classes: let students in, show results, give feedback, delete."""

from __future__ import annotations

import time
from typing import Any

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from framing.teaching.answers import clean_name
from framing.teaching.app import grade_export, results, uploads, web
from framing.teaching.app.saved_work import RefusedError
from framing.teaching.app.sessions import AGAIN, MOST_STUDENTS, new_code
from framing.teaching.app.state import AppState
from framing.teaching.class_agreement import agreement
from framing.teaching.feedback import feedback
from framing.teaching.gradebook import class_page

SWITCHES = ("open", "compare", "returned")
LONGEST_ROSTER = 20_000  # characters


async def make(request: Request, form: FormData) -> Response:
    """Store a class for an exercise, closed to students; redirect to its page."""
    state, name = web.state_of(request), clean_name(str(form.get("name", ""))) or "My class"
    exercise = str(form.get("exercise", ""))
    web.or_not_found(await web.in_thread(state.store.get, "exercise", exercise))
    key = await web.in_thread(_make, state, name, exercise)
    return web.redirect(f"/classes/{key}")


def _make(state: AppState, name: str, exercise: str) -> str:
    with state.store.change():
        return state.store.add("class", name=name, code=new_code(state.store), exercise=exercise)


async def one(request: Request) -> Response:
    """Return the page of a class, with all that a teacher can do with it."""
    return await _one(request)


async def _one(request: Request, status: int = 200, uploaded: Any = (), why: str = "") -> Response:
    state = web.state_of(request)
    row = await _row(request)
    students = await web.in_thread(_students, state, row["id"])
    exercise = await web.in_thread(state.store.get, "exercise", row["exercise"])
    return web.render(request, "class", status, row=row, students=students, told=uploaded, why=why,
                     exercise=exercise, addresses=state.door.addresses,
                     most=MOST_STUDENTS)  # fmt: skip


async def _row(request: Request) -> dict[str, Any]:
    store = web.state_of(request).store
    return web.or_not_found(await web.in_thread(store.get, "class", request.path_params["id"]))


def _students(state: AppState, key: str) -> list[dict[str, Any]]:
    """Return a dict for each student of the class with the id ``key``, sorted by name.

    It has the name, number of marks, times in seconds since 1970, and what could not be read.
    """
    outcome = results.of_class(state, key)
    unread = {problem.file: problem.why for problem in outcome.problems}
    rows = state.store.all("SELECT * FROM student WHERE class = ? ORDER BY same", key)
    now = time.time()
    return [
        {
            **{name: row[name] for name in ("id", "name", "file", "handed", "compared", "seen")},
            "marks": _marks(outcome, row["id"]),
            "waits": bool(row["again"] and now < row["again"]),
            "problem": unread.get(row["name"], ""),
            "read": row["id"] in outcome.graded,
        }
        for row in rows
    ]


def _marks(outcome: results.Outcome, key: str) -> int:
    graded = outcome.graded.get(key)
    return len(graded.answer.evidence) if graded else 0


async def switch(request: Request, form: FormData) -> Response:
    """Switch one of `SWITCHES` on or off; redirect to the class, or say why not.

    The switches let students in, let them compare their marks with others', and show them feedback.
    """
    state, row = web.state_of(request), await _row(request)
    what, on = str(form.get("what", "")), form.get("on") == "1"
    if what not in SWITCHES:
        raise RefusedError(422, "There is no such switch.")
    await web.in_thread(lambda: state.store.set("class", row["id"], **{what: int(on)}))
    try:
        await web.in_thread(state.open_or_shut)
    except OSError as error:
        await web.in_thread(lambda: state.store.set("class", row["id"], open=0))
        return await _one(request, 503, why=f"Students cannot be let in: {error}")
    return web.redirect(f"/classes/{row['id']}#{what}")


async def files(request: Request, form: FormData) -> Response:
    """Store files that students saved; return the page of the class with what became of each."""
    state, row = web.state_of(request), await _row(request)
    given = [each for each in form.getlist("file") if isinstance(each, UploadFile)]
    read = [(each.filename or "", await each.read(uploads.LARGEST + 1)) for each in given]
    uploaded = await web.in_thread(
        uploads.accept_files, state, row, [each for each in read if each[0]]
    )
    return await _one(request, uploaded=uploaded)


async def again(request: Request, form: FormData) -> Response:
    """Let a student who lost the page come in again under the same name, for `AGAIN` seconds."""
    student = await _student(request)
    store = web.state_of(request).store
    await web.in_thread(
        lambda: store.set("student", student["id"], again=time.time() + AGAIN, token=None)
    )
    return web.redirect(f"/classes/{student['class']}#students")


async def remove(request: Request, form: FormData) -> Response:
    """Delete one student with all that was handed in; redirect to the class."""
    student, state = await _student(request), web.state_of(request)
    await web.in_thread(state.store.delete, "student", student["id"])
    state.forget(student["class"])
    return web.redirect(f"/classes/{student['class']}#students")


async def _student(request: Request) -> dict[str, Any]:
    store = web.state_of(request).store
    row = web.or_not_found(
        await web.in_thread(store.get, "student", request.path_params["student"])
    )
    if row["class"] != request.path_params["id"]:
        raise RefusedError(404, "There is no such student in this class.")
    return row


async def show(request: Request) -> Response:
    """Return a page for a projector: where the class agrees and differs, without names."""
    row, outcome = await _outcome(request)
    rows = await web.in_thread(
        web.state_of(request).store.all, "SELECT handed FROM student WHERE class = ?", row["id"]
    )
    return web.render(request, "show", row=row, outcome=outcome, students=len(rows),
                     addresses=web.state_of(request).door.addresses,
                     handed=sum(bool(each["handed"]) for each in rows))  # fmt: skip


async def _outcome(request: Request) -> tuple[dict[str, Any], results.Outcome]:
    row = await _row(request)
    return row, await web.in_thread(results.of_class, web.state_of(request), row["id"])


async def report(request: Request) -> Response:
    """Return the teacher's page of grading: reasons, agreement, files not read, with names."""
    _, outcome = await _outcome(request)
    return web.page_response(await web.in_thread(_report, outcome))


def _report(outcome: results.Outcome) -> str:
    graded = list(outcome.graded.values())
    measured = agreement([one.answer for one in graded], outcome.key)
    return class_page(graded, measured, outcome.problems, outcome.key)


async def feedback_of(request: Request) -> Response:
    """Return the feedback page of one student."""
    student = await _student(request)
    _, outcome = await _outcome(request)
    graded = outcome.graded.get(student["id"])
    if graded is None:
        raise RefusedError(404, "Nothing of this student could be read.")
    return web.page_response(await web.in_thread(feedback, graded, outcome.key))


async def packed_feedback(request: Request) -> Response:
    """Return every student's feedback page in one ZIP file."""
    row, outcome = await _outcome(request)
    data = await web.in_thread(grade_export.all_feedback, outcome)
    return _download(data, f"feedback-{_plain(row['name'])}.zip", "application/zip")


async def grade_book(request: Request) -> Response:
    """Return the grade book as a CSV file for the platform that the address names."""
    row, outcome = await _outcome(request)
    platform = request.path_params["platform"]
    if platform not in grade_export.PLATFORMS:
        raise RefusedError(404, "There is no such grade book.")
    data = await web.in_thread(grade_export.grade_book, outcome, platform, row["roster"])
    return _download(data, f"grades-{_plain(row['name'])}-{platform}.csv", "text/csv")


def _download(data: bytes, name: str, kind: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(data, headers=headers, media_type=kind)


def _plain(name: str) -> str:
    return "".join(c if c.isascii() and c.isalnum() else "_" for c in clean_name(name))[:40]


async def roster(request: Request, form: FormData) -> Response:
    """Store the class list, which gives each student's name on a learning platform."""
    row, store = await _row(request), web.state_of(request).store
    text = str(form.get("roster", ""))[:LONGEST_ROSTER].encode("utf-8", "replace").decode()
    await web.in_thread(lambda: store.set("class", row["id"], roster=text))
    return web.redirect(f"/classes/{row['id']}#back")


async def delete(request: Request, form: FormData) -> Response:
    """Delete a class with its students and answers; redirect home."""
    state, row = web.state_of(request), await _row(request)
    await web.in_thread(state.store.delete, "class", row["id"])
    state.forget(row["id"])
    await web.in_thread(state.open_or_shut)
    return web.redirect("/")
