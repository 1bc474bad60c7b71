"""`groundswell access` and `token`, and commands that act by a token."""

import pytest

ADA, LEO = "ada@example.org", "leo@example.org"


@pytest.fixture
def act(groundswell, monkeypatch):
    """Run commands as the holder of a new token; as who sits at the server where nobody is named."""

    def as_somebody(person=None, scope="write"):
        monkeypatch.setenv("GROUNDSWELL_SIGN_IN", "oidc")
        monkeypatch.delenv("GROUNDSWELL_TOKEN", raising=False)
        if person:
            made = groundswell("token", "new", "a test", "--for", person, "--scope", scope, "--json").json
            monkeypatch.setenv("GROUNDSWELL_TOKEN", made["token"])
        return groundswell

    return as_somebody


@pytest.fixture
def shared(groundswell, clean_rivers):
    """A coalition with a manager and a leader."""
    for role, person in (("manager", ADA), ("leader", LEO)):
        assert groundswell("access", "grant", role, person, "--coalition", clean_rivers).exit_code == 0
    return clean_rivers


def test_roles_are_listed_as_they_are_and_as_they_were(groundswell, shared):
    listed = groundswell("access", "list", "--json").json
    assert [(each["coalition"], each["person"], each["role"]) for each in listed] == [
        (shared, ADA, "manager"),
        (shared, LEO, "leader"),
    ]
    assert "Nobody had a role then" in groundswell("access", "list", "--on", "yesterday").out


def test_a_role_is_revoked_once(groundswell, shared):
    revoke = ("access", "revoke", "leader", LEO, "-c", shared)
    assert "no longer leader" in groundswell(*revoke).out
    assert "not leader" in groundswell(*revoke).out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("grant", "leader", LEO), ["--coalition", "--everywhere"]),
        (("grant", "leader", "leo", "--everywhere"), ["email"]),
        (("grant", "king", LEO, "--everywhere"), ["king"]),
        (("grant", "leader", LEO, "-c", "Blue Sky"), ["Blue Sky"]),
    ],
)
@pytest.mark.usefixtures("shared")
def test_a_grant_that_cannot_be_meant_is_refused(groundswell, arguments, words):
    assert groundswell("access", *arguments).refused(*words)


def test_a_note_for_managers_is_read_by_managers_and_seen_by_others(act, shared):
    told = ("--with", "Ada", "--kind", "meeting", "--note", "cobalt", "--note-for", "managers")
    assert act(ADA)("log", "-c", shared, *told).exit_code == 0
    (latest, *_) = act(ADA)("coalition", "show", shared, "--json").json["recent"]
    assert (latest["note"], latest["note_for"], latest["note_withheld"]) == ("cobalt", "managers", False)
    (latest, *_) = act(LEO)("coalition", "show", shared, "--json").json["recent"]
    assert (latest["note"], latest["note_for"], latest["note_withheld"]) == ("(a note for managers)", "managers", True)


@pytest.mark.parametrize(
    "command", ["export", "coalition show C --json", "momentum C", "explain C --json", "brief C", "alerts C --json"]
)
def test_no_command_of_an_auditor_tells_a_note_that_is_not_for_them(act, shared, command):
    for reader in ("managers", "recorder"):
        told = ("--with", "Ada", "--kind", "criticism", "--note", "cobalt", "--note-for", reader)
        assert act(ADA)("log", "-c", shared, *told).exit_code == 0
    act()("access", "grant", "auditor", "aud@example.org", "--everywhere")
    answer = act("aud@example.org", "read")(*(shared if each == "C" else each for each in command.split()))
    assert (answer.exit_code, "cobalt" in answer.out + answer.err) == (0, False)


def test_columns_say_whom_notes_are_for(act, groundswell, shared, write):
    header = "external_id,coalition,stakeholder,kind,occurred_on,detail,note_for"
    lines = [
        f"{number},{shared},Ada,meeting,2024-01-0{number},cobalt,{whom}"
        for number, whom in enumerate(["everyone", " Managers", "recorder", ""], 1)
    ]
    assert groundswell("import", write(*lines, header=header)).exit_code == 0
    recent = act(LEO)("coalition", "show", shared, "--json").json["recent"][-4:]
    assert sorted(each["note_for"] for each in recent) == ["everyone", "everyone", "managers", "recorder"]
    bad = write(f"9,{shared},Ada,meeting,2024-01-01,x,nobody", header=header)
    assert act(ADA)("import", bad).exit_code == 2


def test_what_a_token_records_is_its_holders(act, shared, facts):
    logged = ("log", "-c", shared, "--with", "Ada", "--kind", "meeting")
    assert act(ADA)(*logged, "--recorded-by", "Zoe").refused("--recorded-by", ADA)
    assert act(ADA)(*logged).exit_code == 0
    act()
    assert facts()[-1]["fact"]["interaction"]["recorded_by"] == ADA


def test_who_sits_at_the_server_looks_after_it_and_records_nothing(act, shared):
    answer = act()("log", "-c", shared, "--with", "Ada", "--kind", "meeting")
    assert (answer.exit_code, "GROUNDSWELL_TOKEN" in answer.err) == (1, True)
    assert act()("status").exit_code == 0


def test_what_is_not_theirs_is_not_there_for_them(act, groundswell, shared):
    groundswell("coalition", "create", "Old Forest")
    leo = act(LEO)
    hidden, absent = (leo("whip", name).err.replace(name, "it") for name in ("Old Forest", "Blue Sky"))
    assert hidden == absent
    assert [each["name"] for each in leo("coalition", "list", "--json").json] == [shared]


def test_a_wrong_token_is_refused_in_a_sentence_without_it(groundswell, monkeypatch):
    monkeypatch.setenv("GROUNDSWELL_TOKEN", "gsw_cobalt")
    answer = groundswell("coalition", "list")
    assert (answer.exit_code, answer.err.count("\n"), "cobalt" in answer.err) == (1, 1, False)


def test_a_token_is_shown_once(groundswell):
    made = groundswell("token", "new", "nightly", "--for", ADA)
    assert made.out.startswith("gsw_")
    listed = groundswell("token", "list", "--for", ADA)
    assert "nightly" in listed.out
    assert made.out.strip()[-64:] not in listed.out
    (token,) = groundswell("token", "list", "--for", ADA, "--json").json
    assert "revoked." in groundswell("token", "revoke", token["id"], "--for", ADA).out
    assert groundswell("token", "list", "--for", ADA, "--json").json == []


def test_the_setting_names_the_first_admins_at_the_start(groundswell, monkeypatch):
    monkeypatch.setenv("GROUNDSWELL_ADMINS", "Root@Example.org")
    (first,) = groundswell("access", "list", "--json").json
    assert (first["coalition"], first["person"], first["role"]) == (None, "root@example.org", "admin")
    assert groundswell("access", "revoke", "admin", "root@example.org", "--everywhere").refused("GROUNDSWELL_ADMINS")


def test_an_admin_by_the_setting_is_named_by_an_email_address(groundswell, monkeypatch):
    monkeypatch.setenv("GROUNDSWELL_ADMINS", "root")
    assert groundswell("coalition", "list").refused("GROUNDSWELL_ADMINS", "email addresses")


def test_a_token_restores_over_nothing_unless_its_holder_looks_after_everything(act, groundswell, shared, tmp_path):
    act()
    assert groundswell("backup", tmp_path / "one.backup").exit_code == 0
    act(ADA)
    refused = groundswell("restore", tmp_path / "one.backup", "--force")
    assert (refused.exit_code, refused.out) == (1, "")
    assert "admin everywhere" in refused.err
    act()
    assert shared in groundswell("export").out
    assert groundswell("access", "grant", "admin", ADA, "--everywhere").exit_code == 0
    act(ADA, "admin")
    assert "restored" in groundswell("restore", tmp_path / "one.backup", "--force").out
