"""The same name always means the same aggregate; the ids are for ever."""

from uuid import UUID

import pytest

from domain.identity import coalition_id, interaction_id, key, partnership_id, stakeholder_id


@pytest.mark.parametrize(
    "same", ["ada lovelace", "ADA LOVELACE", "  Ada   Lovelace ", "Ada\u00a0Lovelace", "\uff21da Lovelace"]
)
def test_differences_that_a_reader_would_not_see_do_not_matter(same):
    assert stakeholder_id(same) == stakeholder_id("Ada Lovelace")


@pytest.mark.parametrize("other", ["Ada Lovelac", "AdaLovelace", "Äda Lovelace"])
def test_differences_that_a_reader_sees_do_matter(other):
    assert stakeholder_id(other) != stakeholder_id("Ada Lovelace")


def test_umlauts_may_be_written_as_one_sign_or_two():
    assert key("Ze\u0301") == key("Z\u00e9")


def test_a_coalition_and_a_stakeholder_of_one_name_differ():
    assert coalition_id("Ada") != stakeholder_id("Ada")


def test_one_external_id_means_another_interaction_in_another_partnership():
    ada, grace = (partnership_id(coalition_id("C"), stakeholder_id(name)) for name in ("Ada", "Grace"))
    assert interaction_id(ada, "1") != interaction_id(grace, "1")


def test_ids_never_change():
    coalition, stakeholder = coalition_id("Clean Rivers"), stakeholder_id("Ada Lovelace")
    partnership = partnership_id(coalition, stakeholder)
    assert coalition == UUID("16019468-a8a8-5551-b43e-594aa11caf51")
    assert stakeholder == UUID("0743edfa-f569-5661-88a6-69e2e9c32e5f")
    assert partnership == UUID("d4b63f49-c00f-5e04-8fd6-dcfa0e88c935")
    assert interaction_id(partnership, "row 1") == UUID("d1c519e9-aafb-584b-b1a8-26326512ed55")
