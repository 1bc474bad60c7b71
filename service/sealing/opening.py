"""The keyring of a database, once it is certain that what is sealed there can be read."""

from sqlalchemy import Connection, func, select

from service.database import Database
from service.sealing.keyring import Keyring
from service.sealing.master_keys import MasterKeyError, MasterKeys
from service.sealing.table import keys
from service.settings import Settings

UNNAMED = (
    "The names and notes in this database are to be sealed, and no master key is named for it; make one with "
    "'groundswell keys new FILE' and name it in GROUNDSWELL_MASTER_KEY_FILE, for every process the same."
)


def keyring(settings: Settings, database: Database) -> Keyring:
    """The keyring; raises `MasterKeyError` where a master key in use is not to be had."""
    masters = master_keys(settings, database)
    with database.reading() as connection:
        for name in in_use(connection):
            masters.named(name)
    if not masters.own:
        masters.first()  # a wrong setting is told now, not with the first fact
    return Keyring(database, masters)


def master_keys(settings: Settings, database: Database) -> MasterKeys:
    """The master keys that the settings name."""
    file = settings.master_key_path
    if file is None:
        raise MasterKeyError(UNNAMED)

    def anything_sealed() -> bool:
        with database.reading() as connection:
            return bool(in_use(connection))

    return MasterKeys(file, own=settings.master_key_file is None, in_use=anything_sealed)


def in_use(connection: Connection) -> dict[str, int]:
    """How many data keys each master key wraps, by its name."""
    query = select(keys.c.master, func.count()).where(keys.c.master.is_not(None)).group_by(keys.c.master)
    return {name: number for name, number in connection.execute(query)}  # noqa: C416  rows are no pairs to mypy
