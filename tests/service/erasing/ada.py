"""A stakeholder of whom everything personal is told, and who is then erased."""

from domain.identity import stakeholder_id
from domain.personal import pseudonym
from domain.values import Item, Relationship
from tests.given import COALITION, NOW, defected, endorsed, met, named, traded, voted_against, voted_with
from tests.world import partnership

ADA = "Ada Brontë-Quartermain"
HERS = [ADA, "Her mother's piano", "a pier of öak", "for the boat", "If the pier rots", "misheard her"]
CALLED = pseudonym(stakeholder_id(ADA))


def tell_of_ada(world):
    """Facts of every personal kind about Ada, in two coalitions, and some about others."""
    world.form()
    world.form("Old Forest")
    world.services.recording.register(ADA, Relationship.SUPPLIER)
    world.tell(
        endorsed("2024-01-01", influence=2, bloc="North", note=HERS[1], visibility="public"),
        traded("2024-01-03", gave=Item(what="ideas", worth=3, description=HERS[3])),
        voted_with("2024-02-01"),
        about=ADA,
    )
    world.tell(met("2024-03-01", tone=1, note=HERS[1]), about=ADA, to="Old Forest")
    recording = world.services.recording
    recording.state_agenda(COALITION, ADA, wants=[HERS[2]], conditions=[HERS[4]])
    recording.mark_condition(COALITION, ADA, HERS[4].upper(), NOW.date(), met=True)
    world.tell(voted_against("2024-02-10", influence=1, bloc="South"), defected("2024-03-01"), about="Bea")
    recording.listens_to("Bea", ADA)
    recording.correct(partnership(ADA), voted_with("2024-02-01", tone=2, note=HERS[1]), HERS[5], "Robin")
    recording.retract(partnership(ADA, "Old Forest"), named("meeting 2024-03-01"), HERS[5], "Robin")
    world.catch_up()
    return world


def erase(world, name=ADA, reason="They asked for it"):
    done = world.services.erasing.erase(name, reason, "Robin")
    world.catch_up()
    return done


def names(world, coalition=COALITION):
    return {each.name for each in world.services.reading.stakeholders(coalition)}


def figures(world):
    """All that is computed, under ids alone."""
    tables = world.read_models()
    return {name: tables[name] for name in ("coalition_now", "partnership_now", "months", "links", "policies")}
