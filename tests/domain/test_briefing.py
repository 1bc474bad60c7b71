"""What to know of a person before a move."""

from domain.agenda import Agenda, Marking
from domain.briefing import Briefing, Contact, briefing
from domain.scene import Scene
from domain.situation import Situation
from domain.time import day_of
from domain.values import Kind, Stance
from tests.situations import TODAY, a_profile, a_situation, hears, partnership, recorded, side

AGENDA = Agenda(wants=("A seat",), conditions=("The weir is closed",))
MET = Marking("The weir is closed", met=True, on=day_of(90))


def about(situation: Situation, name: str) -> Briefing:
    scene = Scene(situation)
    return briefing(scene, scene.people.index(name))


def known() -> Situation:
    return a_situation(
        recorded("ada", Kind.JOIN, 10, influence=3.0, bloc="north"),
        recorded("ada", Kind.MEETING, 97),
        recorded("ada", Kind.TRADE, 60, "T", gave=side("ideas", 2), due_on="1970-03-31"),
        recorded("ada", Kind.CONFLICT, 70),
        recorded("ada", Kind.CONFLICT, 75),
        recorded("bea", Kind.VOTE_AGAINST, 20, influence=1.0),
        profiles={
            partnership("ada"): a_profile("ada", agenda=AGENDA, marks=(MET,), cadence=14),
            partnership("bea"): a_profile("bea"),
        },
        listening=[hears("bea", "ada"), hears("ada", "Zoe")],
    )


def test_a_partner_is_told_with_all_that_is_known():
    ada = about(known(), "ada")
    assert ada.partner is not None
    assert (ada.partner.bloc, ada.partner.influence, ada.partner.stance) == ("north", 3.0, Stance.UNDECIDED)
    assert ada.profile is not None
    assert (ada.profile.agenda, ada.profile.met) == (AGENDA, (MET,))
    assert ada.contact == Contact(silence=TODAY - 97, cadence=14.0, agreed=True)
    assert (ada.share, ada.listeners) == (0.75, 1)
    assert ada.risk is not None
    assert 0 < ada.risk < 1
    assert [trade.gave for trade in ada.trades] == [2]
    assert ada.conflict is not None
    assert ada.conflict.day == 70  # the oldest that is open


def test_who_is_no_member_has_no_risk_to_depart():
    bea = about(known(), "bea")
    assert (bea.risk, bea.trades, bea.conflict, bea.listeners) == (None, (), None, 0)
    assert bea.contact == Contact(silence=None, cadence=30.0, agreed=False)


def test_of_an_outsider_only_the_network_is_known():
    zoe = about(known(), "Zoe")
    assert (zoe.partner, zoe.profile, zoe.contact, zoe.risk) == (None, None, None, None)
    assert (zoe.share, zoe.pivotal, zoe.listeners) == (0.0, 0.0, 1)


def test_the_way_leads_through_those_who_are_close_and_with_us():
    meetings = [recorded("ada", Kind.MEETING, day, tone=2) for day in range(50, 100)]
    situation = a_situation(*meetings, recorded("bea", Kind.VOTE_WITH, 20), listening=[hears("bea", "ada")])
    bea = about(situation, "bea")
    assert bea.through == ("ada",)
    assert bea.reach > 0.1
    assert about(situation, "ada").through == ()
