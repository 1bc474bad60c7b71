"""Who somebody is and where they stand: in sentences, the computed stance beside the one a person assessed."""

from dashboard import figures, words
from dashboard.shown.stakeholder.person import Person
from domain.assessment import Assessment, assessments
from domain.explanation import Explanation
from domain.memberships import memberships
from domain.momentum import POINTS, WINDOW
from domain.situation import Situation
from domain.time import day_of
from domain.values import Stance
from domain.why import why
from service.explanation_in_words import Change, headline_alone
from service.wording import stance_in_words


def headline(it: Person) -> str:
    """Where support stands, by how much it moved in four weeks, and mostly why."""
    first = it.situation.day - WINDOW
    return in_a_sentence(it, figures.at(it.moment, why, first))


def in_a_sentence(it: Person, told: Explanation) -> str:
    """How somebody's support changed, and mostly why; as Markdown."""
    return headline_alone(it.situation, change(it, told), told.first, it.place, told.last)


def change(it: Person, told: Explanation) -> Change:
    """The change of somebody's support, in points."""
    before, after = (POINTS * float(each[it.place]) for each in (told.earlier, told.later))
    return Change(f"Support of {words.escaped(it.name)}", before, after, told.support)


def lately(it: Person) -> float:
    """By how many points support moved in four weeks."""
    return change(it, figures.at(it.moment, why, it.situation.day - WINDOW)).points


def about(it: Person) -> str:
    """Bloc, relationship, influence, and whether they are a member."""
    partner, share = it.partner, float(it.situation.network.mass[it.place])
    bloc = f"bloc {words.escaped(partner.bloc)}" if partner.bloc else "no bloc stated"
    relationship = it.profile.relationship or "no relationship stated"
    influence = f"influence {partner.influence:.3g}, {words.share(share)} of all"
    return " · ".join([bloc, str(relationship), influence, _part(it)])


def _part(it: Person) -> str:
    partner = it.partner
    since = figures.at(it.moment, members_since).get(it.place)
    if since is not None:
        return f"member since {words.day(day_of(since))}"
    return "broke away" if partner.away else "not a member" if partner.on_map else "left the map"


def members_since(situation: Situation) -> dict[int, int]:
    """Since which day (a day number) each member is one, by place."""
    held = memberships(situation.acts)
    now = held.on(situation.day)
    return dict(zip(held.who[now].tolist(), held.start[now].tolist(), strict=True))


def computed(it: Person) -> str:
    """The stance that the acts tell, with its interval."""
    partner = it.partner
    if partner.stance is Stance.UNAWARE:
        return f"No act tells yet where they stand; {words.percent(partner.support)} is what their peers let expect."
    between = f"{words.percent(partner.support)}, in eight cases of ten {words.between(partner.low, partner.high)}"
    if partner.away:
        return f"They broke away and count for nothing until they return. By their acts, support is {between}."
    return f"Support is {between}."


def assessment(it: Person) -> Assessment | None:
    """What a person judged of them last."""
    return figures.at(it.moment, assessments).get(it.place)


def assessed(found: Assessment | None) -> str:
    """Who assessed the stance, when, and how old that is."""
    if found is None:
        return "Nobody has assessed their stance yet. Your own judgement beside the computed one shows where they part."
    when = f"by {words.escaped(found.telling.recorded_by)} on {words.day(day_of(found.telling.day))}"
    age = f"{words.count(found.age, 'day')} ago" if found.age else "today"
    return f"Assessed {when}, {age}{': old, so verify it' if found.old else ''}."


def disagreement(it: Person, found: Assessment | None) -> str:
    """What the two stances say of each other."""
    if found is None:
        return ""
    if found.steps is None:
        return "One of the two says unaware, so they cannot be compared."
    if not found.steps:
        return "Judgement and acts agree."
    off = f"{words.count(abs(found.steps), 'band')} {'above' if found.steps > 0 else 'below'} the judgement"
    said = f"Their acts tell {stance_in_words(it.partner)}, {off}"
    if found.contradicted:
        return f"**They disagree:** {said}, and leave no room for it. Speak to them, then assess anew."
    return f"{said}; the interval still leaves room for it."
