"""Who listens to whom, and what winning somebody over would bring, in words that people read."""

from domain.influence import Influence

CLEAR = 1 / 3
"""Polarisation from which it is called so."""


def listening_in_words(told: Influence) -> str:
    """Whether people listen to their like."""
    if not len(told.network.listener):
        return "Nobody is known to listen to anybody."
    if told.polarisation is None:
        return "Too little is known to tell whether people listen to their like."
    like = told.polarisation
    how = "mostly to their like" if like >= CLEAR else "mostly across sides" if like <= -CLEAR else "to both sides"
    return f"People listen {how} (polarisation {like:+.2f}, from -1 to 1)."


def worth_in_words(told: Influence, person: int) -> str:
    """What winning a person over would bring, in points of strength."""
    strength = 100 * told.cascade.gains(person) * told.network.mass
    own, total = float(strength[person]), float(strength.sum())
    bring = f"Winning {told.names[person]} over would bring {total:+.1f} points of strength as expected"
    return f"{bring}: {own:+.1f} of their own, {total - own:+.1f} of those who listen."
