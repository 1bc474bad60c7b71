"""Garbage collection in processes that run on."""

import gc


def spare_what_stays() -> None:
    """Keep what is loaded by now out of every later collection: a process that runs on has its modules to its end.

    At its start; a collection in the midst of a save then looks at what the save has made, and not at all modules.
    """
    gc.collect()
    gc.freeze()
