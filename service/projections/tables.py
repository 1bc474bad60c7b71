"""The tables of the read models. Ids are hex strings; times are microseconds since 1970 (UTC).

They hold nothing that the facts do not tell, so a change here is a new `VERSION` and a rebuild.
"""

from sqlalchemy import (
    DDL,
    BigInteger,
    Boolean,
    Column,
    Double,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    event,
    text,
)

VERSION = 6
"""Raised with every change of meaning or form; another version in a database asks for a rebuild."""

NOBODY = ""
"""Stands for 'no coalition' or 'no partnership' in keys, which cannot be null."""

metadata = MetaData()

read_model = Table(
    "read_model",
    metadata,
    Column("version", Integer, primary_key=True),
    Column("position", BigInteger, nullable=False, comment="last fact taken from the log"),
    Column("edition", String(32), nullable=False, comment="another one after each rebuild"),
)

AMENDING = text("amends IS NOT NULL")

timeline = Table(
    "timeline",
    metadata,
    Column("coalition_id", String(32), primary_key=True),
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("partnership_id", String(32), nullable=False),
    Column("interaction_id", String(32), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("amends", BigInteger, comment="position of the fact this corrects or retracts"),
    Column("occurred_at", BigInteger, nullable=False),
    Column("recorded_at", BigInteger, nullable=False),
    Column("influence", Double),
    Column("bloc", Text),
    Column("tone", Integer),
    Column("visibility", String(8)),
    Column("recorded_by", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("note_for", String(8), comment="who may read the note, unless everyone"),
    Column("more", Text, nullable=False, comment="what only this kind has, as JSON"),
    Index("timeline_newest", "coalition_id", "occurred_at", "position"),
    Index("timeline_amends", "amends", sqlite_where=AMENDING, postgresql_where=AMENDING),
    sqlite_with_rowid=False,
)
coalitions = Table(
    "coalitions",
    metadata,
    Column("coalition_id", String(32), primary_key=True),
    Column("name", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("winning", Text, nullable=False, comment="what counts as winning, as JSON"),
    Column("position", BigInteger, nullable=False, comment="its last fact in the timeline"),
    Column("facts", BigInteger, nullable=False),
)

stakeholders = Table(
    "stakeholders",
    metadata,
    Column("stakeholder_id", String(32), primary_key=True),
    Column("name", Text, nullable=False),
    Column("erased_at", BigInteger, comment="when their name and all notes were made unreadable for good"),
)

relationships = Table(
    "relationships",
    metadata,
    Column("stakeholder_id", String(32), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False, comment="of the fact, among the stakeholder's"),
    Column("relationship", Text, nullable=False),
    Column("recorded_at", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

partnerships = Table(
    "partnerships",
    metadata,
    Column("partnership_id", String(32), primary_key=True),
    Column("coalition_id", String(32), nullable=False, index=True),
    Column("stakeholder_id", String(32), nullable=False, index=True),
)

policies = Table(
    "policies",
    metadata,
    Column("coalition_id", String(32), primary_key=True),
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("since", Integer, nullable=False, comment="first day it counts, a day number"),
    Column("recorded_at", BigInteger, nullable=False),
    Column("policy", Text, nullable=False, comment="as JSON"),
    sqlite_with_rowid=False,
)

links = Table(
    "links",
    metadata,
    Column("listener_id", String(32), primary_key=True, comment="a stakeholder"),
    Column("version", Integer, primary_key=True, autoincrement=False, comment="of the fact, among the listener's"),
    Column("influencer_id", String(32), nullable=False, comment="the stakeholder listened to"),
    Column("since", BigInteger, nullable=False, comment="when it became known"),
    Column("until", BigInteger, comment="when it became known to be so no more"),
)

coalition_now = Table(
    "coalition_now",
    metadata,
    Column("coalition_id", String(32), primary_key=True),
    Column("position", BigInteger, nullable=False, comment="last fact that is counted in"),
    Column("through", Integer, nullable=False, comment="last day of the series, a day number"),
    Column("strength", Double),
    Column("momentum", Double),
)

partnership_now = Table(
    "partnership_now",
    metadata,
    Column("coalition_id", String(32), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False, comment="column in a month"),
    Column("partnership_id", String(32), nullable=False),
    Column("bloc", Text),
    Column("influence", Double, nullable=False),
    Column("support", Double, nullable=False),
    Column("low", Double, nullable=False),
    Column("high", Double, nullable=False),
    Column("stance", String(20), nullable=False),
    Column("member", Boolean, nullable=False),
    Column("on_map", Boolean, nullable=False),
    Column("away", Boolean, nullable=False, comment="broke away and has not returned"),
    Column("drive", Double, nullable=False, comment="part of the momentum, in points"),
    sqlite_with_rowid=False,
)

months = Table(
    "months",
    metadata,
    Column("coalition_id", String(32), primary_key=True),
    Column("first_day", Integer, primary_key=True, autoincrement=False),
    Column("strength", LargeBinary, nullable=False, comment="float64, one a day"),
    Column("momentum", LargeBinary, nullable=False, comment="float64, one a day"),
)

tree = Table(
    "tree",
    metadata,
    Column("position", BigInteger, primary_key=True, autoincrement=False, comment="last fact hashed"),
    Column("size", BigInteger, nullable=False, comment="facts hashed"),
)

tiles = Table(
    "tiles",
    metadata,
    Column("level", Integer, primary_key=True, autoincrement=False),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("hashes", LargeBinary, nullable=False, comment="up to 256 of 32 bytes; those of level 0 are the leaves"),
)

dead_letters = Table(
    "dead_letters",
    metadata,
    Column("task", String(40), primary_key=True),
    Column("subject", String(80), primary_key=True),
    Column("reason", Text, nullable=False),
    Column("failed_at", BigInteger, nullable=False),
)

for _table, _column in ((stakeholders, "name"), (timeline, "note"), (timeline, "more")):
    _no_samples = DDL(  # type: ignore[no-untyped-call]  # PostgreSQL's statistics would keep some of these texts
        f"ALTER TABLE {_table.name} ALTER COLUMN {_column} SET STATISTICS 0"
    )
    event.listen(_table, "after_create", _no_samples.execute_if(dialect="postgresql"))
