"""`groundswell network`."""

import pytest


@pytest.fixture
def linked(groundswell, clean_rivers):
    """Bo listens to Ada and to Zoe, who is no partner."""
    groundswell("stakeholder", "listens-to", "Bo", "Ada")
    groundswell("stakeholder", "listens-to", "Bo", "Zoe")
    return clean_rivers


def test_programs_get_people_links_and_blocs(groundswell, linked):
    told = groundswell("network", linked, "--json").json
    assert [each["name"] for each in told["stakeholders"]] == ["Ada", "Bo", "Zoe"]
    assert [each["partner"] for each in told["stakeholders"]] == [True, True, False]
    assert [each["listeners"] for each in told["stakeholders"]] == [1, 0, 1]
    assert told["stakeholders"][2]["support"] is None
    assert sum(each["voice"] for each in told["stakeholders"]) == pytest.approx(1.0)
    assert {(each["listener"], each["influencer"]) for each in told["links"]} == {("Bo", "Ada"), ("Bo", "Zoe")}
    assert [(each["name"], each["heads"]) for each in told["blocs"]] == [(None, 2)]
    assert (told["polarisation"], told["winning"]) == (None, None)


def test_people_see_whom_it_pays_to_win_over_first(groundswell, linked):
    lines = groundswell("network", linked).out.splitlines()
    assert lines[1].startswith("3 stakeholders, 1 of them no partner yet; 2 links.")
    table = next(number for number, line in enumerate(lines) if line.startswith("whom to win over"))
    assert lines[table + 1].startswith("Bo ")
    assert any(line.startswith("Zoe (no partner yet)") for line in lines)


def test_winning_one_person_over_is_told_with_all_who_gain(groundswell, linked):
    told = groundswell("network", linked, "--winning", "zoe", "--json").json
    worth = {each["name"]: each["worth"] for each in told["stakeholders"]}
    winning = told["winning"]
    assert (winning["stakeholder"], winning["worth"]) == ("Zoe", worth["Zoe"])
    assert sum(each["strength"] for each in winning["gains"]) == pytest.approx(worth["Zoe"])
    assert [each["name"] for each in winning["gains"]] == ["Bo", "Zoe"]
    shown = groundswell("network", linked, "--winning", "zoe").out
    assert f"Winning Zoe over would bring +{100 * worth['Zoe']:.1f} points of strength" in shown
    assert "+0.0 of their own" in shown


def test_who_is_to_be_won_must_be_known(groundswell, linked):
    assert groundswell("network", linked, "--winning", "Nobody").refused("'Nobody'")


def test_without_links_people_are_told_how_to_add_them(groundswell, clean_rivers):
    told = groundswell("network", clean_rivers)
    assert "Nobody is known to listen to anybody. Tell it: groundswell stakeholder listens-to NAME OTHER" in told.out
    assert groundswell("network", clean_rivers, "--json").json["links"] == []


def test_who_stands_between_blocs_is_shown(groundswell, clean_rivers):
    for name, bloc in (("Ada", "north"), ("Bo", "south"), ("Cy", "east")):
        told = ("-w", name, "-k", "meeting", "--bloc", bloc, "--on", "2024-03-05", "--new")
        assert groundswell("log", "-c", clean_rivers, *told).exit_code == 0
    groundswell("stakeholder", "listens-to", "Cy", "Bo")
    groundswell("stakeholder", "listens-to", "Bo", "Ada")
    lines = groundswell("network", clean_rivers).out.splitlines()
    table = next(number for number, line in enumerate(lines) if line.startswith("between the blocs"))
    assert lines[table + 1].split() == ["Bo", "south", "1.0", "3"]
