"""What the page Checks shows: whether all is counted, whether it is what the facts say, and by what rules."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.metadata import version

import pandas as pd
import streamlit as st

from dashboard import data, words
from domain.coalition import PolicyAdopted
from domain.policy import DEFAULT, Policy
from domain.time import day_of
from service.projections.entries import Entry
from service.status import Status
from service.verifying import Difference, Verdict
from service.wording import policy_changes, policy_in_words

LIBRARIES = ("numpy", "scipy", "pydantic", "sqlalchemy", "streamlit", "altair")
"""Libraries that figures and pages depend on, beside the event store's."""

MOST = 1_000
"""Most adoptions of policies that are listed."""

TASKS = {
    "timeline": "Reading facts into the timeline",
    "refresh": "Counting a coalition anew",
    "tree": "Hashing facts into the tree",
    "checkpoint": "Signing a checkpoint",
    "publish": "Publishing checkpoints",
}


def headline(status: Status) -> str:
    """Whether all is well, in a sentence."""
    if status.checkpoint.problem:
        return "The facts are not those that were signed: somebody altered them."
    if status.dead_letters:
        return f"{words.count(len(status.dead_letters), 'piece')} of work failed; the reasons stand below."
    if status.lag:
        wait = "waits" if status.lag == 1 else "wait"
        return f"{words.count(status.lag, 'fact')} of {status.facts:,} still {wait} to be counted."
    if status.stale:
        return f"All facts are read; {words.count(status.stale, 'coalition')} still to be counted anew."
    return f"Nothing waits and nothing failed: {_all_facts(status.facts)} counted."


Seen = tuple[int, int, int, int, int, str | None]


def seen() -> Seen:
    """What the page would show now, in so far as it changes by itself."""
    return seen_of(data.services().keeping.status())


def seen_of(status: Status) -> Seen:
    """The same of a status: two that are alike show the same."""
    signed = status.checkpoint
    return status.facts, status.position, status.stale, len(status.dead_letters), signed.size, signed.problem


def _all_facts(number: int) -> str:
    return {0: "no fact is recorded yet, so none is", 1: "the one fact is"}.get(number, f"all {number:,} facts are")


def failures(status: Status) -> pd.DataFrame:
    """What failed for good, and why."""
    names = _coalitions()
    rows = [
        [
            TASKS.get(letter["task"], words.headed(letter["task"])),
            names.get(letter["subject"], letter["subject"]),
            letter["reason"],
            datetime.fromisoformat(letter["failed_at"]),
        ]
        for letter in status.dead_letters
    ]
    return pd.DataFrame(rows, columns=["Work", "What", "Reason", "Failed"])


def versions(status: Status) -> pd.DataFrame:
    """What runs here."""
    told = {words.headed(name): number for name, number in status.versions.items()}
    return pd.DataFrame([*told.items(), *_libraries()], columns=["Part", "Version"])


@cache
def _libraries() -> list[tuple[str, str]]:
    return [(name, version(name)) for name in LIBRARIES]


def policies(status: Status) -> pd.DataFrame:
    """Each policy that was adopted, newest first, with what it changed; and who weighs by the default."""
    return _policies(status.position, tuple(_coalitions().values()))


@st.cache_data(max_entries=20, show_spinner=False)
def _policies(position: int, names: Collection[str]) -> pd.DataFrame:  # noqa: ARG001  all facts up to there: the key
    adoptions = data.reading().entries(kinds=(PolicyAdopted.TOPIC,), limit=MOST)
    rows = list(_adopted(adoptions))
    named = {row[0] for row in rows}
    default: list[list[object]] = [
        [name, "the beginning", "the default", "", "in force"] for name in names if name not in named
    ]
    return pd.DataFrame(rows + default, columns=["Coalition", "Since", "Policy", "What it changed", "State"])


def _adopted(newest_first: Iterable[Entry]) -> Iterator[list[object]]:
    later: set[str] = set()
    entries = [entry for entry in newest_first if entry.coalition]
    for place, entry in enumerate(entries):
        before = next((_policy(each) for each in entries[place + 1 :] if each.coalition == entry.coalition), DEFAULT)
        changed = [f"{name} {now} instead of {was}" for name, was, now in policy_changes(_policy(entry), before)]
        state = "replaced" if entry.coalition in later else "in force"
        later.add(str(entry.coalition))
        since, told = words.day(entry.occurred_at.date()), policy_in_words(_policy(entry))
        yield [entry.coalition, since, told, "; ".join(changed) or "nothing", state]


def _policy(entry: Entry) -> Policy:
    return Policy.model_validate(entry.more["policy"])


@dataclass(frozen=True)
class Verified:
    """What a comparison found, and when."""

    verdict: Verdict
    at: datetime

    @property
    def sentence(self) -> str:
        """What was compared, and whether it is as the facts say."""
        it = self.verdict
        compared = f"{words.count(it.rows, 'row')} made anew from {words.count(it.facts, 'fact')}"
        when = f"compared on {words.instant(self.at.replace(microsecond=0))}"
        if it.identical:
            return f"{compared} and {when}: everything is what the facts say."
        return f"{compared} and {when}: {words.count(it.found, 'row')} {'is' if it.found == 1 else 'are'} not as told."

    def differences(self) -> pd.DataFrame:
        """What differs, where: as it is, and as the facts say."""
        names = _coalitions()
        rows = [
            [_where(each, names), _without_ids(each.live), _without_ids(each.rebuilt)]
            for each in self.verdict.differences
        ]
        return pd.DataFrame(rows, columns=["Where", "As it is", "As the facts say"])


def _coalitions() -> dict[str, str]:
    return {each.coalition_id: each.name for each in data.coalitions()}


TABLES = {
    "coalitions": "What is known of the coalition",
    "stakeholders": "A stakeholder's name",
    "relationships": "How a stakeholder stands to us",
    "partnerships": "Who takes part",
    "links": "Who listens to whom",
    "policies": "A policy",
    "timeline": "Fact",
    "coalition_now": "Where the coalition stands",
    "partnership_now": "Where a stakeholder stands",
    "months": "The series of",
    "dead_letters": "What cannot be read",
    "tree": "How far the hash tree has grown",
    "tiles": "Hashes of facts",
}


def _where(difference: Difference, names: Mapping[str, str]) -> str:
    """A row in words: 'Fact 7,101, Clean Rivers'."""
    coalition, _, rest = difference.key.partition(" ")
    of = f", {names[coalition]}" if coalition in names else ""
    return f"{TABLES[difference.table]}{_which(difference.table, rest)}{of}"


def _which(table: str, rest: str) -> str:
    match table, rest.lstrip("-").isdecimal():
        case "timeline", True:
            return f" {int(rest):,}"
        case "months", True:
            return f" {day_of(int(rest)):%B %Y}"
        case _:
            return ""


def _without_ids(told: str) -> str:
    """The columns of a row without those that only programs read."""
    kept = re.sub(r"\b\w+_id=[0-9a-f]*(, |$)", "", told).removesuffix(", ")
    return kept.replace("=", ": ") or "there is a row"
