"""What the commands that look at figures have in common: whose they are, on which day, and bad input."""

import pytest

COMMANDS = ("health", "readiness", "network", "whip")


@pytest.mark.parametrize("command", COMMANDS)
def test_an_unknown_coalition_is_named_with_those_there_are(groundswell, clean_rivers, command):
    assert groundswell(command, "Clean Ponds").refused("'Clean Ponds'", f"'{clean_rivers}'")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_coalition_of_nobody_has_sane_answers(groundswell, command):
    groundswell("coalition", "create", "Empty")
    people, programs = groundswell(command, "Empty"), groundswell(command, "Empty", "--json")
    assert (people.exit_code, programs.exit_code) == (0, 0)
    assert "nan" not in people.out.lower()
    assert programs.json["coalition"] == "Empty"
    assert "NaN" not in programs.out


@pytest.mark.parametrize("command", COMMANDS)
def test_where_nobody_has_influence_there_is_no_nan(groundswell, command):
    groundswell("coalition", "create", "Weak")
    groundswell("log", "-c", "Weak", "-w", "Ada", "-k", "pledge", "--influence", "0", "--on", "2024-01-01", "--new")
    people, programs = groundswell(command, "Weak"), groundswell(command, "Weak", "--json")
    assert (people.exit_code, programs.exit_code) == (0, 0)
    assert "nan" not in people.out.lower()
    assert programs.json["coalition"] == "Weak"


@pytest.mark.parametrize("command", COMMANDS)
def test_the_day_is_today_unless_another_is_asked_for(groundswell, clean_rivers, command):
    then = groundswell(command, clean_rivers, "--on", "2024-03-05", "--json").json
    assert (then["on"], then["coalition"]) == ("2024-03-05", clean_rivers)
    assert "2024-03-05" in groundswell(command, clean_rivers, "--on", "2024-03-05").out


@pytest.mark.parametrize("command", COMMANDS)
def test_what_was_not_known_then_is_not_counted(groundswell, clean_rivers, command):
    known = ("--on", "2024-03-05", "--known", "2024-03-02")
    then = groundswell(command, clean_rivers, *known)
    assert "as known on 2024-03-02 23:59 UTC" in then.out
    programs = groundswell(command, clean_rivers, *known, "--json").json
    assert programs["known"].startswith("2024-03-02T23:59:59")
    assert programs.get("stakeholders", []) == []


@pytest.mark.parametrize("command", COMMANDS)
def test_a_date_that_is_none_or_to_come_is_refused(groundswell, clean_rivers, command):
    assert groundswell(command, clean_rivers, "--on", "2999-01-01").refused("future")
    assert groundswell(command, clean_rivers, "--on", "soon").refused("--on")
    assert groundswell(command, clean_rivers, "--known", "once").refused("--known")


@pytest.mark.parametrize("command", COMMANDS)
def test_what_people_typed_is_never_taken_for_markup(groundswell, command):
    groundswell("coalition", "create", "[bold]C[/bold]")
    groundswell("log", "-c", "[bold]C[/bold]", "-w", "[red]Ada[/red]", "-k", "pledge", "--bloc", "[b]x[/b]", "--new")
    answer = groundswell(command, "[bold]C[/bold]")
    assert answer.exit_code == 0, answer.err
    assert "[bold]C[/bold]" in answer.out
    assert "[red]Ada[/red]" in answer.out


@pytest.mark.parametrize("command", ["health", "network", "whip"])
def test_a_table_tells_how_many_it_leaves_out(groundswell, clean_rivers, command):
    assert "… and 1 more; --top 2 shows all" in groundswell(command, clean_rivers, "--top", "1").out
    assert "more" not in groundswell(command, clean_rivers, "--top", "2").out
    assert groundswell(command, clean_rivers, "--top", "0").refused("--top")
