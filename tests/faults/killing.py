"""Writers killed in the midst of saving, one after the other."""

import random
import time
from collections.abc import Iterator
from uuid import UUID

from tests.faults import story
from tests.faults.processes import Nursery

LONGEST = 0.04
"""Most seconds that a writer writes before it is killed; one save takes a fiftieth of that or so."""

AT_ONCE = 3
"""How many write to the same database when they are killed."""


def kill_writers(nursery: Nursery, kills: int, dice: random.Random, first: int = 0) -> Iterator[UUID]:
    """Have so many writers killed at any moment; the ids of the facts that they had said were recorded."""
    for done in range(first, first + kills, AT_ONCE):
        streams = [f"killed-{number}" for number in range(done, min(done + AT_ONCE, first + kills))]
        writers = {each: nursery.python("tests.faults.children", "tell", each, 0, 0) for each in streams}
        for writer in writers.values():
            writer.await_output("\nready\n")
        for writer in writers.values():
            time.sleep(dice.uniform(0, LONGEST))
            writer.kill()
        for stream, writer in writers.items():
            for number in writer.lines()[1:]:
                yield story.interaction(stream, int(number)).id
