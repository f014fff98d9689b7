"""Logging in and out through the pages, and what a log in never says or loses."""

from tests.web.town import PASSWORD, Town, token


def test_the_right_password_opens_and_the_way_goes_on(town: Town) -> None:
    client = town.visitor()
    form = {"username": " Sari ", "password": PASSWORD, "ke": "/akun"}
    answer = client.post("/masuk", data=form | {"csrf_token": token(client, "/masuk")})
    assert (answer.status_code, answer.location) == (303, "/akun")
    assert "Sari Wulandari" in client.get("/akun").get_data(as_text=True)


def test_a_wrong_login_never_says_which_part_was_wrong(town: Town) -> None:
    pages = []
    for username in ("sari", "nobody-at-all"):
        client = town.visitor()
        form = {"username": username, "password": "wrong wrong wrong"}
        answer = client.post("/masuk", data=form | {"csrf_token": token(client, "/masuk")})
        assert answer.status_code == 422
        pages.append(answer.get_data(as_text=True).split("<main")[1].replace(username, ""))
        assert "wrong wrong" not in pages[-1]
    strip = [page.split('csrf_token" value="')[0] for page in pages]
    assert strip[0] == strip[1]


def test_the_way_back_never_leads_to_another_site(town: Town) -> None:
    for bad in (
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
    ):
        client = town.visitor()
        form = {"username": "sari", "password": PASSWORD, "ke": bad}
        answer = client.post("/masuk", data=form | {"csrf_token": token(client, "/masuk")})
        assert answer.status_code == 303
        assert "evil" not in answer.location


def test_leaving_ends_the_session_for_every_copy_of_the_cookie(town: Town) -> None:
    client = town.client("sari")
    stolen = client.get_cookie("sesi")
    assert stolen is not None
    client.post("/keluar", data={"csrf_token": token(client, "/akun/sandi")})
    thief = town.visitor()
    thief.set_cookie("sesi", stolen.value)
    assert thief.get("/akun").status_code == 303


def test_a_person_of_another_office_does_not_get_in_here(town: Town) -> None:
    client = town.visitor()
    form = {"username": "rina", "password": PASSWORD}
    answer = client.post("/masuk", data=form | {"csrf_token": token(client, "/masuk")})
    assert answer.status_code == 422
    assert "tidak terdaftar" in answer.get_data(as_text=True)
