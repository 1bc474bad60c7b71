"""No byte of what is personal is left in the files of a database or queue; what cannot be cleared is said."""

import psycopg
from redis import Redis
from sqlalchemy import func, select

from service.projections.tables import read_model
from service.sealing import clearing
from service.sealing.table import keys
from service.settings import Settings
from service.wiring import build
from tests.files import holding
from tests.given import COALITION, met
from tests.service.erasing.ada import ADA, CALLED, HERS, erase, names, tell_of_ada
from tests.world import a_world
from workers.workplace import open_workplace


def test_no_byte_is_left_in_sqlites_files(tmp_path, caplog):
    caplog.set_level("DEBUG")
    folder = tmp_path / "database"
    with a_world(f"sqlite:///{folder / 'groundswell.db'}") as world:
        tell_of_ada(world)
        world.services.read_models.rebuild()  # leaves pages that are free
        world.catch_up()
        assert holding(folder, [ADA])
        done = erase(world)
        assert done.left == []
        export = str(list(world.services.export()))
        assert holding(folder, HERS) == {}
    assert holding(folder, HERS) == {}
    assert not [text for text in HERS if text in export + caplog.text]


def test_no_byte_is_left_in_postgresqls_files_nor_in_redis(own_postgres, own_redis):
    with psycopg.connect(own_postgres.url, autocommit=True) as administrator:
        administrator.execute("ALTER SYSTEM SET wal_recycle = off")
        administrator.execute("SELECT pg_reload_conf()")
    settings = Settings(database_url=own_postgres.url, redis_url=own_redis.url)
    workplace = open_workplace(settings)
    world_services = workplace.services
    with a_world(own_postgres.url) as world:
        tell_of_ada(world)
        world_services.recording.record(COALITION, ADA, met("2024-06-01", note=HERS[1]))  # wakes through Redis
        world.catch_up()
        with psycopg.connect(own_postgres.url, autocommit=True) as administrator:
            administrator.execute("ANALYZE")
            administrator.execute("CHECKPOINT")
        assert holding(own_postgres.folder, [ADA])
        done = erase(world)
        assert done.left == []
        with world.services.database.reading() as connection:
            assert connection.execute(select(func.count()).select_from(keys).where(keys.c.wrapped.is_(None))).scalar()
    workplace.close()
    with Redis.from_url(own_redis.url) as client:
        assert client.dbsize() > 0
    own_postgres.stop()
    assert holding(own_postgres.folder, HERS) == {}
    assert holding(own_redis.folder, HERS) == {}


def test_what_cannot_be_cleared_is_said(postgresql_url):
    with a_world(postgresql_url) as world:
        tell_of_ada(world)
        left = " ".join(erase(world).left)
    assert "uses old segments of its write-ahead log again" in left


def test_a_small_role_erases_and_is_told_what_the_administrator_has_to_do(postgresql_url):
    role = f"small_{postgresql_url[-8:]}"
    with psycopg.connect(postgresql_url, autocommit=True) as administrator:
        administrator.execute(f"CREATE ROLE {role} LOGIN")
        administrator.execute(f"ALTER DATABASE {postgresql_url.rpartition('/')[2]} OWNER TO {role}")
        administrator.execute(f"ALTER SCHEMA public OWNER TO {role}")
    small = postgresql_url.replace("groundswell@", f"{role}@")
    with a_world(small) as world:
        tell_of_ada(world)
        left = " ".join(erase(world).left)
        assert names(world) == {CALLED, "Bea"}
        assert "ask its administrator to run CHECKPOINT" in left
    with psycopg.connect(postgresql_url, autocommit=True) as administrator:
        administrator.execute(f"REASSIGN OWNED BY {role} TO CURRENT_USER")
        administrator.execute(f"DROP OWNED BY {role}")
        administrator.execute(f"DROP ROLE {role}")


def test_a_reader_who_still_sees_the_old_rows_is_waited_for_and_then_told(postgresql_url, monkeypatch):
    monkeypatch.setattr(clearing, "PATIENCE", 0.5)
    with a_world(postgresql_url) as world:
        tell_of_ada(world)
        reader = build(world.services.settings)
        with reader.database.reading() as connection:
            connection.execute(select(read_model)).all()
            world.tell(met("2024-05-05", note="later"), about="Bea")
            assert alone_with_the_present(world) is False
        assert alone_with_the_present(world) is True
        reader.close()


def alone_with_the_present(world):
    with world.services.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        return clearing._alone_with_the_present(connection)
