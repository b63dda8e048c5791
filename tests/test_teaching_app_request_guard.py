"""Requests that no page of ours sends are refused; pages may do only what is theirs."""

import asyncio

import pytest
from classroom_app import HOME, School, client
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from framing.teaching.app import limits, request_guard
from framing.teaching.app.limits import Rate
from framing.teaching.app.request_guard import Guard, is_own_name


@pytest.fixture
def school(tmp_path):
    held = School(tmp_path)
    yield held
    held.close()


@pytest.fixture(params=["teacher", "students"])
def browser(request, school):
    if request.param == "teacher":
        return school.teacher
    return client(school.outside)


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1:81", "127.0.0.1@evil.example", "127.0.0.1.evil.example",
             "", "[::1", "127.0.0.1/x"]
)  # fmt: skip
def test_a_name_that_anybody_may_point_here_is_refused(browser, host):
    assert browser.get("/", headers={"host": host}).status_code == 421
    assert browser.get("/privacy").status_code == 200


@pytest.mark.parametrize("number", ["192.168.1.20", "10.0.0.7"])
def test_students_come_by_any_number_of_this_computer_and_the_teacher_by_its_own(school, number):
    assert client(school.outside).get("/", headers={"host": number}).status_code == 200
    assert school.teacher.get("/", headers={"host": number}).status_code == 421


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "", "https://127.0.0.1",
                                    "http://127.0.0.1:8000"])  # fmt: skip
def test_a_form_of_another_page_is_refused(school, browser, origin):
    for path in ("/join", "/classes", "/marks"):
        answer = browser.post(path, data={"token": school.token}, headers={"origin": origin})
        assert (answer.status_code, answer.text) == (403, "This was sent by another page.")


def test_a_form_without_an_origin_is_refused(school):
    del school.teacher.headers["origin"]
    assert school.post("/articles", text="x").status_code == 403


@pytest.mark.parametrize("mode", ["cors", "no-cors"])
def test_another_page_cannot_draw_on_ours(browser, mode):
    told = {"sec-fetch-site": "cross-site", "sec-fetch-mode": mode}
    assert browser.get("/privacy", headers=told).status_code == 403
    assert (
        browser.get("/privacy", headers={**told, "sec-fetch-mode": "navigate"}).status_code == 200
    )


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
def test_other_methods_are_refused(browser, method):
    assert browser.request(method, "/").status_code == 405


def test_every_page_says_what_a_browser_may_do(school, browser):
    for path in ("/", "/privacy", "/nothing", "/static/app.css"):
        told = browser.get(path).headers
        assert "default-src 'none'" in told["content-security-policy"]
        assert "unsafe" not in told["content-security-policy"]
        assert "frame-ancestors 'none'" in told["content-security-policy"]
        assert told["x-content-type-options"] == "nosniff"
        assert told["cache-control"] == "no-store"
    refused = browser.get("/", headers={"host": "evil.example"}).headers
    assert "default-src 'none'" in refused["content-security-policy"]


def test_what_is_too_large_is_refused_told_or_not(school):
    browser = client(school.outside)
    body = b"x" * 2_000_001
    assert browser.post("/join", content=body).status_code == 413
    pieces = (body[start : start + 100_000] for start in range(0, len(body), 100_000))
    assert browser.post("/join", content=pieces).status_code == 413
    assert browser.post("/join", headers={"content-length": "-1"}).status_code == 400


def guarded(**more):
    async def answer(request):
        return PlainTextResponse(str(len(await request.body())))

    app = Route("/", answer, methods=["GET", "POST"])
    return Guard(app, is_own_name, 100, more.get("rate", Rate(9, 9)), Rate(9, 9), "cookie")


def test_too_many_requests_are_refused_for_one_session_and_for_all_at_one_address():
    browser = client(guarded(rate=Rate(3, 60)))
    browser.cookies.set("cookie", "one")
    assert [browser.get("/").status_code for _ in range(4)] == [200, 200, 200, 429]
    browser.cookies.set("cookie", "two")
    assert browser.get("/").status_code == 200
    browser.cookies.clear()
    assert [browser.get("/").status_code for _ in range(6)] == [200] * 5 + [429]


def test_a_request_that_never_ends_is_ended(monkeypatch):
    monkeypatch.setattr(request_guard, "SENDING", 0.05)
    sent = []

    async def receive():
        await asyncio.sleep(60)

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/", "server": ("127.0.0.1", 80),
             "client": ("127.0.0.1", 5), "query_string": b"",
             "headers": [(b"host", b"127.0.0.1"), (b"origin", HOME.encode())]}  # fmt: skip
    asyncio.run(guarded()(scope, receive, send))
    assert sent[0]["status"] == 408


def test_a_rate_forgets_after_its_span_and_never_holds_many_keys(monkeypatch):
    clock = iter([0.0, 1.0, 2.0, 70.0])
    monkeypatch.setattr(limits.time, "monotonic", lambda: next(clock))
    rate = Rate(2, 60)
    assert [rate.takes("x") for _ in range(2)] == [True, True]
    monkeypatch.setattr(limits.time, "monotonic", lambda: 30.0)
    assert rate.is_full("x")
    monkeypatch.setattr(limits.time, "monotonic", lambda: 70.0)
    assert not rate.is_full("x")
    monkeypatch.setattr(Rate, "MOST_KEYS", 5)
    for number in range(20):
        rate.takes(f"key-{number}")
    assert len(rate._times) <= 5
