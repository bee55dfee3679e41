import shutil

import pytest

from saql.server.pages import preferred
from tests.server.rooms import RunningRoom, make_apps, make_course, open_page, post, wait_until


def test_a_stranger_is_sent_to_sign_in_before_any_kernel_starts(room):
    with room.visitor() as stranger:
        for path in ("/", "/voila/render/board.ipynb", "/feedback/swot", "/codes"):
            answer = stranger.get(path)
            assert answer.status_code == 302
            assert answer.headers["Location"].startswith("/sign-in")
            assert "kernelId" not in answer.text


def test_signing_in_leads_to_where_the_person_wanted_to_go(room):
    with room.visitor() as client:
        asked = client.get("/voila/render/board.ipynb").headers["Location"]
        assert 'value="/voila/render/board.ipynb"' in client.get(asked).text
        answer = post(client, "/sign-in", code=room.codes()[0], next="/voila/render/board.ipynb")
        assert (answer.status_code, answer.headers["Location"]) == (
            303,
            "/voila/render/board.ipynb",
        )


@pytest.mark.parametrize(
    "there", ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_signing_in_never_leads_out_of_the_room(room, there):
    with room.visitor() as client:
        answer = post(client, "/sign-in", code=room.codes()[0], next=there)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/")


def test_a_wrong_code_gets_a_sentence_and_no_session(room):
    with room.visitor() as client:
        answer = post(client, "/sign-in", code="ABCD-EFGH")
        assert answer.status_code == 401
        assert "لم نتعرّف على هذا الرمز" in answer.text
        assert 'value="ABCD-EFGH"' in answer.text, "one wrong letter is mended, not typed anew"
        assert "saql_session" not in client.cookies


def test_what_was_typed_as_a_code_stays_text(room):
    with room.visitor() as client:
        answer = post(client, "/sign-in", code='"><b>')
        assert "<b>" not in answer.text


def test_every_page_leads_home_to_the_day_and_to_the_lessons(room):
    with room.visitor(room.codes()[0]) as client:
        for path in ("/", "/today", "/lessons", "/feedback/swot"):
            menu = client.get(path).text.partition("room-menu-ways")[2].partition("</nav>")[0]
            for there in ("/", "/today", "/lessons"):
                assert f'href="{there}"' in menu, path


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(room):
    with room.visitor() as client:
        headers = post(client, "/sign-in", code=room.codes()[0]).headers.get_list("Set-Cookie")
        session = next(header for header in headers if header.startswith("saql_session="))
        assert "HttpOnly" in session
        assert "SameSite=Strict" in session


def test_a_form_without_its_token_changes_nothing(room):
    with room.visitor(room.codes()[0]) as client:
        for path in ("/sign-out", "/language", "/sign-in"):
            assert client.post(path, data={"language": "en"}).status_code == 403
        assert client.get("/").status_code == 200


def test_a_code_in_an_address_is_taken_off_and_never_logged(room):
    with room.visitor() as client:
        answer = client.get("/sign-in?code=SECR-ET99")
        assert (answer.status_code, answer.headers["Location"]) == (302, "/sign-in")
        for code in room.codes():
            client.get(f"/sign-in?code={code}")
    wait_until(lambda: "/sign-in" in room.log.read_text("utf-8"), what="logging")
    log = room.log.read_text("utf-8")
    assert "SECR-ET99" not in log
    assert not any(code in log for code in room.codes())


def test_signing_out_ends_the_session_and_its_kernels(room):
    with room.visitor(room.codes()[3]) as client:
        kernel = open_page(client)
        assert client.get(f"/api/kernels/{kernel}").status_code == 200
        token = client.cookies["saql_session"]
        assert post(client, "/sign-out").status_code == 303
        assert client.get("/").status_code == 302
        client.cookies.set("saql_session", token, domain="127.0.0.1")
        assert client.get("/").status_code == 302
        assert client.get(f"/api/kernels/{kernel}").status_code in (302, 403)


def test_pages_speak_the_language_that_was_chosen(room):
    with room.visitor() as client:
        assert '<html lang="ar" dir="rtl">' in client.get("/sign-in").text
        assert post(client, "/language", language="en", next="/sign-in").status_code == 303
        page = client.get("/sign-in").text
        assert '<html lang="en" dir="ltr">' in page
        assert "Sign in with your code" in page


def test_a_person_keeps_the_language_on_every_device(room):
    code = room.codes()[2]
    with room.visitor(code) as client:
        post(client, "/language", language="en")
        assert "Welcome" in client.get("/").text
    with room.visitor(code) as other_device:
        assert '<html lang="en" dir="ltr">' in other_device.get("/").text
        post(other_device, "/language", language="ar")


def test_each_role_has_its_own_home(room):
    with room.visitor(room.codes()[0]) as participant:
        page = participant.get("/").text
        assert "/voila/render/swot.ipynb" in page
        assert "coach.ipynb" not in page
        assert "جمعية 2" not in page
        assert participant.get("/codes").status_code == 404
    with room.visitor(room.codes("coach")[0]) as coach:
        page = coach.get("/").text
        assert "/voila/render/coach.ipynb" in page
        assert "جمعية 1" in page
        assert "جمعية 2" in page
    with room.visitor(room.codes("trainer")[0]) as trainer:
        assert "/codes" in trainer.get("/").text
        page = trainer.get("/codes").text
        assert "codes.csv" in page
        assert not any(code in page for code in room.codes())


def test_staff_who_open_an_organisations_page_read_why_not_and_find_the_way_home(tmp_path):
    apps = make_apps(tmp_path / "apps")
    shutil.move(apps / "board.ipynb", apps / "swot.ipynb")
    room = RunningRoom(make_course(tmp_path / "course", 1, 1), apps, tmp_path / "log.txt")
    try:
        for role in ("coach", "trainer"):
            with room.visitor(room.codes(role)[0]) as client:
                answer = client.get("/voila/render/swot.ipynb")
                assert answer.status_code == 403
                assert "هذه الصفحة لمنظمة" in answer.text
                assert 'class="room-button room-button-plain" href="/"' in answer.text
                assert "kernelId" not in answer.text
    finally:
        room.stop()


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", None),
        ("en-GB,en;q=0.8", "en"),
        ("fr, en;q=0.5, ar;q=0.7", "ar"),
        ("ar-SY", "ar"),
        ("fr-FR", None),
        ("en;q=0", None),
        ("en;q=x", None),
    ],
)
def test_a_browser_is_answered_in_its_own_language_where_the_room_has_it(header, language):
    assert preferred(header) == language


def test_the_sign_in_page_follows_the_browser_until_a_language_is_chosen(room):
    with room.visitor() as client:
        client.headers["Accept-Language"] = "en-GB,en"
        assert '<html lang="en" dir="ltr">' in client.get("/sign-in").text
        assert post(client, "/language", language="ar", next="/sign-in").status_code == 303
        assert '<html lang="ar" dir="rtl">' in client.get("/sign-in").text
