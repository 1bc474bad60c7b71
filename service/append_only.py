"""The database refuses to change facts: triggers on both databases, and on PostgreSQL a lack of rights as well.

Whoever owns the database can take the triggers away; what they then change, the Merkle tree tells.
"""

from sqlalchemy import Connection, text

TABLES = {"sqlite": "stored_events", "postgresql": "groundswell_events"}
"""What the library calls the table of the facts on each database."""

REFUSAL = "facts are only ever added: correct or retract them instead"
LOCK = "groundswell_lock_facts"
"""The function on PostgreSQL by which whoever saves shuts others out; it has its owner's rights, for the lock needs
more of them than the one to add."""

REFUSE = "groundswell_refuse"
"""What the trigger on PostgreSQL calls."""

STRIKES = {
    "facts_no_update": "BEFORE UPDATE ON {table}",
    "facts_no_delete": "BEFORE DELETE ON {table}",
    "facts_no_replace": (
        "BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} "
        "WHERE rowid = NEW.rowid OR originator_id = NEW.originator_id AND originator_version = NEW.originator_version)"
    ),
    "facts_only_at_the_end": (
        "AFTER INSERT ON {table} WHEN NEW.rowid < (SELECT max(rowid) FROM {table}) OR NEW.rowid < 1"
    ),
}
"""When each trigger on SQLite strikes. REPLACE deletes without the one for DELETE, so it has one of its own;
where a save leaves the rowid to SQLite, that is -1 there."""

POSTGRESQL_TRIGGER = "facts_no_change"
ALWAYS = "A"
"""How PostgreSQL marks a trigger that strikes even where others are switched off for replication."""


def sqlite_triggers(table: str) -> dict[str, str]:
    """Each trigger on SQLite by its name, as the database remembers it."""
    body = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    return {name: f"CREATE TRIGGER {name} {when.format(table=table)} {body}" for name, when in STRIKES.items()}


def sqlite_statements(table: str) -> list[str]:
    """What makes the triggers where they are missing."""
    made = sqlite_triggers(table).values()
    return [statement.replace("CREATE TRIGGER", "CREATE TRIGGER IF NOT EXISTS", 1) for statement in made]


def postgresql_statements(table: str) -> list[str]:
    """What makes the trigger and the functions, whether they are there or not."""
    return [
        (
            f"CREATE OR REPLACE FUNCTION {REFUSE}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
        ),
        (
            f"CREATE OR REPLACE FUNCTION {LOCK}() RETURNS void LANGUAGE plpgsql SECURITY DEFINER "
            f"SET search_path = pg_catalog AS $$ BEGIN LOCK TABLE public.{table} IN EXCLUSIVE MODE; END $$"
        ),
        (
            f"CREATE OR REPLACE TRIGGER {POSTGRESQL_TRIGGER} BEFORE UPDATE OR DELETE OR TRUNCATE ON public.{table} "
            f"EXECUTE FUNCTION {REFUSE}()"
        ),
        f"ALTER TABLE public.{table} ENABLE ALWAYS TRIGGER {POSTGRESQL_TRIGGER}",
    ]


POSTGRESQL_STATE = f"""
    SELECT pg_get_userbyid(t.relowner) = current_user OR pg_has_role(current_user, t.relowner, 'MEMBER') AS mine,
        to_regprocedure('public.{LOCK}()') IS NOT NULL AND EXISTS (
            SELECT 1 FROM pg_trigger g JOIN pg_proc p ON p.oid = g.tgfoid
            WHERE g.tgrelid = t.oid AND g.tgname = '{POSTGRESQL_TRIGGER}' AND g.tgenabled = '{ALWAYS}'
                AND p.proname = '{REFUSE}' AND p.prosrc LIKE '%RAISE EXCEPTION%'
        ) AS guarded
    FROM pg_class t WHERE t.oid = to_regclass('public.{TABLES["postgresql"]}')
"""  # noqa: S608  # nosec B608 # our own names
"""Of the table of facts: whether we may alter it, and whether it refuses changes; no row where it is not there yet."""


def missing(connection: Connection) -> list[str]:
    """The triggers that should be there and are not as we made them."""
    if connection.dialect.name == "postgresql":
        found = connection.execute(text(POSTGRESQL_STATE)).one_or_none()
        return [] if found and found.guarded else [POSTGRESQL_TRIGGER]
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    there = {name: sql for name, sql in connection.execute(text(query))}  # noqa: C416  rows are no pairs to mypy
    return [name for name, sql in sqlite_triggers(TABLES["sqlite"]).items() if there.get(name) != sql]


def strange(connection: Connection) -> list[str]:
    """Triggers that are none of ours, and could keep a fact from being saved."""
    if connection.dialect.name == "postgresql":
        table = f"to_regclass('public.{TABLES['postgresql']}')"
        query = f"SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = {table}"  # noqa: S608  # nosec B608 # our own name
        ours = {POSTGRESQL_TRIGGER}
    else:
        query, ours = "SELECT name FROM sqlite_master WHERE type = 'trigger'", set(STRIKES)
    return sorted(set(connection.execute(text(query)).scalars()) - ours)


def rights(owner: str, application: str) -> str:
    """The SQL that takes from the application's role on PostgreSQL what it could change facts with.

    The facts belong to another role afterwards; it keeps the read models, which it throws away and makes anew.
    Both names are plain ones, without quotes.
    """
    table = f"public.{TABLES['postgresql']}"
    return RIGHTS.format(table=table, owner=owner, application=application, lock=LOCK, refuse=REFUSE)


RIGHTS = """\
-- To be run by a superuser in Groundswell's database, once Groundswell has made its tables there:
--   groundswell audit grants | psql --single-transaction --set ON_ERROR_STOP=1 DATABASE
-- Groundswell then signs in as {application}, which must not be a superuser; give it a password with \\password.
DO $$
DECLARE each record;
BEGIN
    IF to_regrole('{owner}') IS NULL THEN
        CREATE ROLE {owner} NOLOGIN;
    END IF;
    IF to_regrole('{application}') IS NULL THEN
        CREATE ROLE {application} LOGIN;
    END IF;
    IF (SELECT rolsuper FROM pg_roles WHERE rolname = '{application}') THEN
        RAISE EXCEPTION 'the role {application} is a superuser, who may do anything; choose another with --application';
    END IF;
    FOR each IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('ALTER TABLE public.%I OWNER TO {application}', each.tablename);
    END LOOP;
END $$;
ALTER TABLE {table} OWNER TO {owner};
ALTER TABLE public.checkpoints OWNER TO {owner};
ALTER FUNCTION public.{lock}() OWNER TO {owner};
ALTER FUNCTION public.{refuse}() OWNER TO {owner};
REVOKE ALL ON {table}, public.checkpoints FROM PUBLIC, {application};
REVOKE ALL ON FUNCTION public.{lock}() FROM PUBLIC;
GRANT SELECT, INSERT (originator_id, originator_version, topic, state) ON {table} TO {application};
GRANT USAGE, SELECT ON SEQUENCE {table}_notification_id_seq TO {application};
GRANT SELECT, INSERT, UPDATE (published_at) ON public.checkpoints TO {application};
GRANT EXECUTE ON FUNCTION public.{lock}() TO {application};
GRANT USAGE, CREATE ON SCHEMA public TO {application};
"""
