"""`groundswell readiness`."""

MARKS = ["leadership", "communication", "shared vision", "capacity", "conflict resolution", "readiness"]


def test_programs_get_six_marks_with_parts_facts_and_advice(groundswell, clean_rivers):
    groundswell("log", "-c", clean_rivers, "-w", "Ada", "-k", "endorsement", "--on", "2024-03-02")
    told = groundswell("readiness", clean_rivers, "--on", "2024-03-03", "--json").json
    assert [mark["name"] for mark in told["marks"]] == MARKS
    known = [mark["score"] for mark in told["marks"] if mark["score"] is not None]
    assert (told["marks_known"], told["readiness"]) == (len(known), sum(known) / len(known))
    advocacy = told["marks"][0]["parts"][0]
    recent = groundswell("coalition", "show", clean_rivers, "--json").json["recent"]
    endorsement = next(each["id"] for each in recent if each["kind"] == "endorsement")
    expected = {"what": "endorsement", "day": "2024-03-02", "stakeholder": "Ada", "id": endorsement, "milestone": None}
    assert advocacy["because"] == [expected]
    assert told["marks"][0]["advice"][0].keys() == {"remedy", "gain", "stakeholder", "subject"}


def test_people_see_marks_reasons_and_what_would_raise_them(groundswell, clean_rivers):
    told = groundswell("readiness", clean_rivers).out
    lines = told.splitlines()
    assert "marks of 6 that are known; the lowest is" in lines[1]
    assert [line.split("  ")[0] for line in lines if (line.startswith(tuple(MARKS)) and "█" in line) or "–" in line]
    assert "not known: no conflict was ever raised" in told
    assert "→ an endorsement by Ada  makes it known" in told


def test_the_facts_are_shown_if_asked_for(groundswell, clean_rivers):
    for day in range(2, 10):
        told = ("-w", f"S{day}", "-k", "endorsement", "--on", f"2024-03-0{day}", "--new")
        assert groundswell("log", "-c", clean_rivers, *told).exit_code == 0
    recent = groundswell("coalition", "show", clean_rivers, "--json").json["recent"][0]
    assert "advocacy: 2024" not in groundswell("readiness", clean_rivers).out
    facts = groundswell("readiness", clean_rivers, "--facts").out
    assert f"advocacy: 2024-03-09  endorsement  S9  {recent['id']}" in facts
    assert "advocacy: … and 2 more; --json has all" in facts


def test_milestones_are_shown_by_name(groundswell, clean_rivers):
    groundswell("coalition", "milestone", clean_rivers, "First River", "--due", "2024-03-05")
    told = groundswell("readiness", clean_rivers, "--facts").out
    assert "on time: 2024-03-05  milestone overdue  First River" in told
    assert "→ 'First River' reached  +" in told
    reached = groundswell("readiness", clean_rivers, "--json").json["marks"][5]
    assert [(each["what"], each["milestone"]) for each in reached["parts"][1]["because"]] == [
        ("milestone overdue", "First River")
    ]


def test_where_nothing_is_recorded_nothing_is_known(groundswell):
    groundswell("coalition", "create", "Empty")
    assert "Nothing is known yet" in groundswell("readiness", "Empty").out
    told = groundswell("readiness", "Empty", "--json").json
    assert (told["readiness"], told["marks_known"]) == (None, 0)
    assert {mark["score"] for mark in told["marks"]} == {None}
