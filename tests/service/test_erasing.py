"""Erasing a stakeholder: what is personal is gone for good, from everywhere; everything else stays as it was."""

import psycopg
import pytest
from eventsourcing.persistence import IntegrityError
from redis import Redis
from sqlalchemy import func, select

from domain.errors import Invalid, StakeholderIsErased, Unknown
from domain.identity import coalition_id, stakeholder_id
from domain.partnership import Partnership
from domain.personal import pseudonym
from domain.stakeholder import Stakeholder
from domain.values import Item, Relationship
from service.projections.tables import read_model
from service.sealing import clearing
from service.sealing.keyring import DESTROYED
from service.sealing.table import keys
from service.settings import Settings
from service.store import Facts
from service.subject_in_words import subject_in_words
from service.wiring import build
from tests.files import holding
from tests.given import COALITION, NOW, defected, endorsed, met, named, traded, voted_against, voted_with
from tests.world import a_world, partnership
from workers.workplace import open_workplace

ADA = "Ada Brontë-Quartermain"
HERS = [ADA, "Her mother's piano", "a pier of öak", "for the boat", "If the pier rots", "misheard her"]
CALLED = pseudonym(stakeholder_id(ADA))


def tell_of_ada(world):
    """Facts of every personal kind about Ada, in two coalitions, and some about others."""
    world.form()
    world.form("Old Forest")
    world.services.recording.register(ADA, Relationship.SUPPLIER)
    world.tell(
        endorsed("2024-01-01", influence=2, bloc="North", note=HERS[1], visibility="public"),
        traded("2024-01-03", gave=Item(what="ideas", worth=3, description=HERS[3])),
        voted_with("2024-02-01"),
        about=ADA,
    )
    world.tell(met("2024-03-01", tone=1, note=HERS[1]), about=ADA, to="Old Forest")
    recording = world.services.recording
    recording.state_agenda(COALITION, ADA, wants=[HERS[2]], conditions=[HERS[4]])
    recording.mark_condition(COALITION, ADA, HERS[4].upper(), NOW.date(), met=True)
    world.tell(voted_against("2024-02-10", influence=1, bloc="South"), defected("2024-03-01"), about="Bea")
    recording.listens_to("Bea", ADA)
    recording.correct(partnership(ADA), voted_with("2024-02-01", tone=2, note=HERS[1]), HERS[5], "Robin")
    recording.retract(partnership(ADA, "Old Forest"), named("meeting 2024-03-01"), HERS[5], "Robin")
    world.catch_up()
    return world


def erase(world, name=ADA, reason="They asked for it"):
    done = world.services.erasing.erase(name, reason, "Robin")
    world.catch_up()
    return done


def names(world, coalition=COALITION):
    return {each.name for each in world.services.reading.stakeholders(coalition)}


def figures(world):
    """All that is computed, under ids alone."""
    tables = world.read_models()
    return {name: tables[name] for name in ("coalition_now", "partnership_now", "months", "links", "policies")}


def replayed(world, on):
    told = world.services.reading.replay(COALITION, on)
    return told.strength, told.momentum, [each.partner for each in told.stakeholders]


def test_names_and_texts_are_gone_and_the_figures_are_the_same_now_and_at_any_day(world):
    tell_of_ada(world)
    days = [met(day).occurred_at.date() for day in ("2024-01-15", "2024-02-20", "2024-06-30")]
    before, earlier = figures(world), [replayed(world, day) for day in days]
    order = [(row["position"], row["kind"], row["occurred_at"]) for row in world.read_models()["timeline"]]
    assert erase(world).news
    assert figures(world) == before
    assert [replayed(world, day) for day in days] == earlier
    after = [row for row in world.read_models()["timeline"] if row["kind"] != "stakeholder.erased"]
    assert [(row["position"], row["kind"], row["occurred_at"]) for row in after] == order
    assert names(world) == {CALLED, "Bea"}
    assert not [text for text in HERS if text.casefold() in str(world.read_models()).casefold()]


def test_a_rebuild_gives_the_same_rows_and_verify_is_clean(world):
    tell_of_ada(world)
    erase(world)
    assert world.services.verify().identical
    before = world.read_models()
    world.services.read_models.rebuild()
    world.catch_up()
    assert world.read_models() == before


def test_the_log_keeps_its_bytes_and_the_erasure_itself_is_a_fact(world):
    tell_of_ada(world)
    log = world.services.facts.recorder.select_notifications
    before = log(None, 1_000)
    erase(world)
    after = log(None, 1_000)
    assert after[:-1] == before
    assert after[-1].topic == "stakeholder.erased"
    assert b"They asked for it" in after[-1].state


def test_a_situation_knows_of_agendas_what_figures_need_and_no_word_of_them(world):
    tell_of_ada(world)
    before = world.services.situations.of(COALITION)
    erase(world)
    after = world.services.situations.of(COALITION)
    profile, was = (each.partners[each.places[partnership(ADA).hex]] for each in (after, before))
    assert [len(lines) for _, lines in profile.agenda] == [len(lines) for _, lines in was.agenda]
    assert [mark.met for mark in profile.met] == [True]
    assert not [text for text in HERS if text in str(after.profiles)]


@pytest.mark.parametrize("name", [ADA, ADA.upper(), f"  {ADA} ", CALLED, CALLED.lower()])
def test_nothing_can_be_recorded_about_them_any_more_by_whatever_name(small_world, name):
    tell_of_ada(small_world)
    erase(small_world)
    small_world.form("A new one")
    recording, count = small_world.services.recording, len(small_world.topics())
    for attempt in (
        lambda: recording.record(COALITION, name, met("2024-05-01")),
        lambda: recording.record(COALITION, name, voted_with("2024-02-01")),  # what is recorded already
        lambda: recording.record("A new one", name, met("2024-05-01")),
        lambda: recording.register(name),
        lambda: recording.listens_to(name, "Bea"),
        lambda: recording.listens_to("Bea", name),
        lambda: recording.state_agenda(COALITION, name, wants=["more"]),
        lambda: recording.agree_cadence(COALITION, name, 10),
        lambda: recording.define_winning(COALITION, must_have=[name]),
        lambda: recording.recorded_name(name),
    ):
        with pytest.raises((StakeholderIsErased, Unknown)) as refused:
            attempt()
        assert ADA not in str(refused.value) or name == ADA
    assert len(small_world.topics()) == count


def test_nor_corrected_or_taken_back_nor_imported(small_world):
    tell_of_ada(small_world)
    erase(small_world)
    recording = small_world.services.recording
    with pytest.raises(StakeholderIsErased, match="add what tells them apart"):
        recording.correct(partnership(ADA), voted_with("2024-02-01", tone=-1), "oh", "Robin")
    with pytest.raises(StakeholderIsErased):
        recording.retract(partnership(ADA), named("vote_with 2024-02-01"), "oh", "Robin")
    done = small_world.bring_in(f"1,{COALITION},{ADA},meeting,2024-01-01", f"2,{COALITION},Cem,meeting,2024-01-01")
    assert [each.reason for each in done.rejected if "was erased" in each.reason]
    assert done.recorded == 0


def test_whoever_still_has_the_keys_in_mind_cannot_seal_by_them(world):
    """The guard of the last moment: another process erases between deciding and saving."""
    tell_of_ada(world)
    facts = world.services.facts
    there = facts.find(Partnership, partnership(ADA))
    begun = Partnership.begin(coalition_id("A third"), stakeholder_id(ADA), NOW)
    with a_world(world.services.settings.database_url, world.clock) as other:
        other.services.erasing.erase(ADA, "They asked for it", "Robin")
    there.record(met("2024-05-01", note="too late"), NOW)
    for late in (there, begun):
        with pytest.raises(IntegrityError):
            facts.save(late)
    assert "too late" not in str(world.services.export())
    with pytest.raises(StakeholderIsErased):
        world.services.recording.record(COALITION, ADA, met("2024-05-01", note="too late"))


def test_what_a_process_keeps_is_let_go_when_another_has_erased(world):
    tell_of_ada(world)
    looked = world.services.letting_go
    looked.look()
    kept = world.services.situations.kept
    world.services.situations.of(COALITION)
    stakeholder_id(ADA)
    called = []
    looked.forget.append(lambda: called.append(1))
    with a_world(world.services.settings.database_url, world.clock) as other:
        other.services.erasing.erase(ADA, "They asked for it", "Robin")
    looked.look()
    looked.look()
    assert called == [1]
    assert not kept._coalitions
    assert not world.services.facts.keyring._kept
    assert stakeholder_id.cache_info().currsize == 0
    assert names(world) == {CALLED, "Bea"}
    assert world.services.facts.find(Stakeholder, stakeholder_id(ADA)).name == CALLED


def test_erasing_once_more_completes_and_is_no_news(world):
    tell_of_ada(world)
    assert erase(world).news
    count = len(world.topics())
    for name in (ADA, CALLED):
        again = erase(world, name)
        assert not again.news
        assert again.foreseen.erased_at is not None
    assert len(world.topics()) == count


@pytest.mark.parametrize("after", ["the keys are destroyed", "the read models are emptied"])
def test_stopped_half_way_it_is_completed_by_running_it_again(world, monkeypatch, after):
    tell_of_ada(world)
    erasing = type(world.services.erasing)
    with monkeypatch.context() as patched:
        if after == "the keys are destroyed":
            caught_up = iter([None])
            patched.setattr(erasing, "_catch_up", lambda _: next(caught_up))
        else:
            patched.setattr("service.erasing.clear", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises((StopIteration, KeyboardInterrupt)):
            erase(world)
    assert world.services.facts.keyring.of(stakeholder_id(ADA), anew=True) is DESTROYED
    again = erase(world)
    assert (again.news, names(world)) == (False, {CALLED, "Bea"})
    assert world.services.verify().identical


def test_what_will_happen_is_told_before(world):
    tell_of_ada(world)
    world.tell(met("2024-04-01", note=f"said that {ADA.upper()} agrees"), about="Bea")
    world.tell(met("2024-04-02", note=f"{ADA}son is somebody else"), about="Bea")
    world.catch_up()
    told = world.services.erasing.foresee(ADA.lower())
    assert (told.name, told.pseudonym, told.coalitions) == (ADA, CALLED, [COALITION, "Old Forest"])
    assert (told.facts, told.plain, told.erased_at) == (12, 0, None)
    assert len(told.mentions) == 1
    with pytest.raises(Unknown):
        world.services.erasing.foresee("Nobody")


def test_a_reason_that_tells_the_name_is_refused_and_nothing_happens(small_world):
    tell_of_ada(small_world)
    with pytest.raises(Invalid):
        erase(small_world, reason=f"{ADA} wants it")
    assert ADA in names(small_world)


def test_facts_from_before_there_were_seals_are_hidden_and_counted_but_stay_in_the_log(world):
    world.form()
    plain = Facts(world.services.settings)
    begun = Partnership.begin(coalition_id(COALITION), stakeholder_id(ADA), NOW)
    begun.record(met("2024-01-01", note=HERS[1]), NOW)
    plain.save(Stakeholder.register(ADA, NOW), begun)
    plain.close()
    world.catch_up()
    before = figures(world)
    done = erase(world)
    assert done.foreseen.plain == 2
    assert figures(world) == before
    assert names(world) == {CALLED}
    assert not [text for text in HERS if text in str(world.read_models()) + str(list(world.services.export()))]
    assert world.services.verify().identical
    assert HERS[1].encode() in world.services.facts.histories([partnership(ADA)])[partnership(ADA)][1].state


def test_everything_held_is_told_to_whom_it_is_about(world):
    tell_of_ada(world)
    told = world.services.subjects.export(ADA)
    assert [fact["position"] for fact in told["facts"]] == sorted(fact["position"] for fact in told["facts"])
    assert {coalition["coalition"] for coalition in told["coalitions"]} == {COALITION, "Old Forest"}
    assert all(fact["recorded_at"] for fact in told["facts"])
    here = told["coalitions"][0]
    support = {each.name: each.partner.support for each in world.services.reading.stakeholders(COALITION)}[ADA]
    assert here["figures"]["support"] == pytest.approx(support)
    text = subject_in_words(told)
    for each in HERS:
        assert each in str(told)
        assert each in text.replace("\\", "")
    assert "recorded 2024-07-01 12:00 UTC by Robin" in text
    erase(world)
    left = world.services.subjects.export(ADA)
    assert not [each for each in HERS if each in str(left) + subject_in_words(left)]
    assert [fact["position"] for fact in left["facts"][:-1]] == [fact["position"] for fact in told["facts"]]


def test_positions_in_the_log_stay_when_sqlite_writes_its_file_anew(small_world):
    tell_of_ada(small_world)
    log = small_world.services.facts.recorder.select_notifications
    before = [(each.id, each.originator_id, each.originator_version) for each in log(None, 1_000)]
    assert clearing.clear(small_world.services.database) == []
    assert [(each.id, each.originator_id, each.originator_version) for each in log(None, 1_000)] == before


def test_an_erasure_makes_the_read_models_another_edition(world):
    tell_of_ada(world)
    (before,), (after,) = world.rows(read_model), (erase(world), world.rows(read_model))[1]
    assert before["edition"] != after["edition"]


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
