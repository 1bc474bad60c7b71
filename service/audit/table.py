"""The table of checkpoints. No read model: nothing can sign them again as they were."""

from sqlalchemy import BigInteger, Column, MetaData, Table, Text

metadata = MetaData()

checkpoints = Table(
    "checkpoints",
    metadata,
    Column("size", BigInteger, primary_key=True, autoincrement=False, comment="how many facts it is over"),
    Column("note", Text, nullable=False, comment="size and root of the tree, signed"),
    Column("made_at", BigInteger, nullable=False),
    Column("published_at", BigInteger),
)
