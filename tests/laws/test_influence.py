"""What holds in every influence network."""

from itertools import permutations, product

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.blocs import blocs, polarisation
from domain.cascade import cascade
from domain.centrality import between, centrality, voice
from domain.network import Network, network
from domain.paths import LINK, paths
from tests.networks import networks, shares, supported

SWAYS = st.one_of(st.just(0.0), st.floats(0.01, 0.95))


@given(networks())
@settings(max_examples=60)
def test_all_voices_add_up_to_one(told):
    assert voice(told).sum() == pytest.approx(1.0, abs=1e-9)
    assert np.all(voice(told) >= 0)


def with_influence(told: Network, influence) -> Network:
    partners = told.people[: told.partners]
    ends = (told.listener, told.influencer)
    return network(partners, influence, told.blocs[: told.partners], ends, told.people[told.partners :])


@given(networks().filter(lambda told: told.influence.any()), st.floats(0.01, 100.0), st.data())
@settings(max_examples=60)
def test_more_influence_never_lowers_ones_own_voice(told, more, data):
    who = data.draw(st.integers(0, told.partners - 1))
    influence = told.influence[: told.partners].copy()
    influence[who] += more
    assert voice(with_influence(told, influence))[who] >= voice(told)[who] - 1e-9


@given(networks().filter(lambda told: len(told) > 1), st.data())
@settings(max_examples=60)
def test_one_more_listener_never_lowers_voice_or_reach(told, data):
    listener, influencer = data.draw(st.permutations(range(len(told))))[:2]
    ends = (np.append(told.listener, listener), np.append(told.influencer, influencer))
    partners = slice(told.partners)
    more = network(
        told.people[partners], told.influence[partners], told.blocs[partners], ends, told.people[told.partners :]
    )
    before, after = centrality(told), centrality(more)
    assert after.voice[influencer] >= before.voice[influencer] - 1e-9
    assert after.reach[influencer] >= before.reach[influencer] - 1e-12


def by_counting(told: Network) -> list[float]:
    """Ways between blocs through each person, one by one."""
    listens = set(zip(told.listener.tolist(), told.influencer.tolist(), strict=True))
    bloc = [name or f"only {place}" for place, name in enumerate(told.blocs)]
    found = [0.0] * len(told)
    for source, target in permutations(range(len(told)), 2):
        over = [m for m in range(len(told)) if (m, source) in listens and (target, m) in listens]
        if over and (target, source) not in listens and bloc[source] != bloc[target]:
            for broker in over:
                found[broker] += 1 / len(over)
    return found


@given(networks())
@settings(max_examples=100)
def test_brokers_are_those_found_by_counting_every_way(told):
    assert between(told).tolist() == pytest.approx(by_counting(told))


@given(supported(), SWAYS)
@settings(max_examples=100)
def test_gains_are_never_negative_and_support_never_passes_one(case, sway):
    told, support = case
    won = cascade(told, support, sway)
    for person in range(len(told)):
        gains = won.gains(person)
        assert np.all(gains >= 0)
        assert np.all(support + gains <= 1 + 1e-9)
        assert gains[person] == pytest.approx(1 - support[person], abs=1e-8)


@given(supported(), SWAYS)
@settings(max_examples=100)
def test_every_gain_is_what_the_listener_takes_from_whom_they_listen_to(case, sway):
    told, support = case
    won = cascade(told, support, sway)
    for person in range(len(told)):
        gains = won.gains(person)
        others = np.arange(len(told)) != person
        expected = (1 - support) * sway * (told.attention @ gains)
        np.testing.assert_allclose(gains[others], expected[others], atol=1e-8)


@given(supported(), SWAYS)
@settings(max_examples=60)
def test_nobody_gains_whom_the_word_cannot_reach(case, sway):
    told, support = case
    won = cascade(told, support, sway)
    for person in range(len(told)):
        reached = {person, *nx.descendants(told.graph, person)}
        assert set(np.flatnonzero(won.gains(person)).tolist()) <= reached


@given(supported(), SWAYS, st.data())
@settings(max_examples=60)
def test_worth_is_all_gains_weighted_and_added_up(case, sway, data):
    told, support = case
    weights = data.draw(shares(len(told)))
    won = cascade(told, support, sway)
    added = [float(weights @ won.gains(person)) for person in range(len(told))]
    np.testing.assert_allclose(won.worth(weights), added, atol=1e-8)


def by_enumeration(told: Network, support, sway: float, person: int):
    """Linear threshold: every state beforehand, every draw of whom a listener follows, or nobody."""
    heard = [told.influencer[told.listener == place].tolist() for place in range(len(told))]
    choices = [[(None, 1 - sway), *((k, sway / len(h)) for k in h)] if h else [(None, 1.0)] for h in heard]
    expected = np.zeros(len(told))
    for before in product([False, True], repeat=len(told)):
        if before[person]:
            continue
        chance = np.prod(np.where(before, support, 1 - support))
        for drawn in product(*choices):
            likely = chance * np.prod([probability for _, probability in drawn])
            expected[list(newly_won([who for who, _ in drawn], before, person))] += likely
    return expected


def newly_won(follows, before, person: int) -> set[int]:
    won = {person}
    for _ in follows:
        won |= {who for who, whom in enumerate(follows) if whom in won and not before[who]}
    return won


@given(supported(most=4, cycles=False), SWAYS)
@settings(max_examples=30)
def test_without_cycles_it_is_the_linear_threshold_model(case, sway):
    told, support = case
    won = cascade(told, support, sway)
    for person in range(len(told)):
        expected = by_enumeration(told, support, sway, person)
        np.testing.assert_allclose(won.gains(person), expected, atol=1e-8)


def best_by_trying_all(told: Network, closeness, support, person: int) -> float:
    """The best probability over every order of every few others to speak to first."""
    hears = set(zip(told.listener.tolist(), told.influencer.tolist(), strict=True))
    others = [place for place in range(len(told)) if place != person]
    best = float(closeness[person])
    for size in range(1, len(told)):
        for way in permutations(others, size):
            steps = list(zip(way, [*way[1:], person], strict=True))
            if all((end, begin) in hears for begin, end in steps):
                best = max(best, closeness[way[0]] * np.prod([LINK * support[via] for via in way]))
    return best


@given(supported(most=5), st.data())
@settings(max_examples=80)
def test_no_way_is_better_than_the_one_found(case, data):
    told, support = case
    closeness = data.draw(shares(len(told)))
    for person, way in enumerate(paths(told, closeness, support)):
        assert way.probability == pytest.approx(best_by_trying_all(told, closeness, support, person))
        assert (way.places[-1:] == (person,)) is (way.probability > 0)


@given(supported())
@settings(max_examples=60)
def test_blocs_hold_everybody_once_and_polarisation_keeps_its_bounds(case):
    told, support = case
    found = blocs(told, support, np.ones(len(told), dtype=np.bool_))
    assert sum(bloc.heads for bloc in found) == len(told)
    assert sum(bloc.share for bloc in found) == pytest.approx(told.mass.sum())
    assert sum(bloc.listens_out for bloc in found) == sum(bloc.heard_out for bloc in found)
    polarised = polarisation(told, support)
    assert polarised is None or -1 <= polarised <= 1
