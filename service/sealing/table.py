"""The table of data keys, wrapped by master keys. No read model: nothing can compute it again."""

from sqlalchemy import BigInteger, Column, LargeBinary, MetaData, String, Table

metadata = MetaData()

keys = Table(
    "keys",
    metadata,
    Column("aggregate_id", String(32), primary_key=True),
    Column("stakeholder_id", String(32), nullable=False, index=True, comment="whom the aggregate is about"),
    Column("wrapped", LargeBinary, comment="the data key under a master key; null once destroyed"),
    Column("master", String(16), comment="which master key"),
    Column("made_at", BigInteger, nullable=False),
    Column("destroyed_at", BigInteger),
)
"""One row for each aggregate that is about a stakeholder and has something sealed, or has been erased."""
