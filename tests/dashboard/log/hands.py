"""What a reader does on the page that logs, and what is seen of it there and in the story."""

from tests.dashboard.seen import press
from tests.given import COALITION


def fill(log, *who, kind=None, note="", turn=0):
    """Fill the form in; the kind first, for its fields appear with it."""
    name_them(log, *who, turn=turn)
    if kind:
        log.button_group(key=f"kind-{turn}").set_value(kind).run()
        name_them(log, *who, turn=turn)
    log.text_area(key=f"note-{turn}").set_value(note)
    return log


def name_them(log, *who, turn=0):
    """Name the participants; AppTest by itself can only choose from the list, the page takes new ones, too."""
    box = log.multiselect(key=f"stakeholder-{turn}")
    box.options.extend(name for name in who if name not in box.options)
    box.set_value(list(who))


def send(log):
    return press(log, "Log it")


def latest(story):
    """The fact recorded last."""
    return max(story.services.reading.entries(COALITION), key=lambda entry: entry.position)


def told(story, kind):
    return [entry for entry in story.services.reading.entries(COALITION) if entry.kind == kind]


def recent(log):
    return log.dataframe[0].value
