"""The work as actors: follow the log, refresh a coalition, grow the tree, sign, sweep. Each is safe to run twice."""

from collections.abc import Callable
from typing import Any

import dramatiq
from dramatiq import Broker, MessageProxy
from dramatiq.brokers.stub import StubBroker
from dramatiq.middleware import Middleware
from typing_extensions import override

from service.audit.checkpoints import Checkpoints, HeadInconsistent
from service.projections.read_models import ReadModels
from service.projections.timeline import EVERYTHING
from workers.broker import QUEUE
from workers.queue import CHECKPOINT, FOLLOW, PUBLISH, REFRESH, SWEEP, TREE, Queue, latch_name


def declare(queue: Queue, read_models: ReadModels, checkpoints: Checkpoints) -> None:
    """Teach the queue's broker what its messages mean."""
    _declare_read_models(queue, read_models)
    _declare_checkpoints(queue, read_models, checkpoints)
    queue.broker.add_middleware(DeadLetters(read_models))


def _declare_read_models(queue: Queue, read_models: ReadModels) -> None:
    def follow() -> None:
        taken = _latched(queue, read_models.follow, FOLLOW)
        if taken >= read_models.timeline.batch:
            queue.send(FOLLOW)  # more is waiting; refresh when it is through
        else:
            for coalition_id in read_models.stale():
                queue.send(REFRESH, coalition_id)
        if read_models.tree.behind():
            queue.send(TREE)

    def refresh(coalition_id: str) -> None:
        _latched(queue, lambda: read_models.refresh(coalition_id), REFRESH, coalition_id)

    def grow() -> None:
        if _latched(queue, read_models.grow, TREE) >= read_models.tree.batch:
            queue.send(TREE)

    def sweep() -> None:
        queue.send(FOLLOW)

    # following is cheap and lets refreshes see more facts each, so it goes first
    _actor(queue.broker, FOLLOW, follow, priority=0)
    _actor(queue.broker, REFRESH, refresh, priority=10)
    _actor(queue.broker, TREE, grow, priority=20)
    _actor(queue.broker, SWEEP, sweep, **_every_minute(queue.broker))


def _declare_checkpoints(queue: Queue, read_models: ReadModels, checkpoints: Checkpoints) -> None:
    def sign() -> None:
        try:
            if checkpoints.due():
                checkpoints.make()
        except HeadInconsistent as error:  # trying again would not mend it: somebody has to look
            read_models.give_up(CHECKPOINT, EVERYTHING, str(error))
        if checkpoints.waiting():
            queue.send(PUBLISH)

    def checkpoint() -> None:
        _latched(queue, sign, CHECKPOINT)

    def publish() -> None:
        _latched(queue, checkpoints.publish, PUBLISH)

    _actor(queue.broker, CHECKPOINT, checkpoint, priority=20, **_every_minute(queue.broker))
    _actor(queue.broker, PUBLISH, publish, priority=20)


def _actor(broker: Broker, name: str, work: Callable[..., None], **options: Any) -> None:
    as_actor = dramatiq.actor(actor_name=name, queue_name=QUEUE, broker=broker, **options)
    as_actor(work)


def _every_minute(broker: Broker) -> dict[str, Any]:
    """Work that the scheduler asks for; where the queue is this process's own, `workers.workplace` does."""
    if isinstance(broker, StubBroker):
        return {}
    from periodiq import cron  # noqa: PLC0415  see workers.broker

    return {"periodic": cron("* * * * *")}


def _latched(queue: Queue, work: Callable[[], Any], actor: str, *subject: str) -> Any:
    """Do the work with its latch lowered; a failure raises it again, for a retry will follow."""
    name = latch_name(actor, *subject)
    queue.latch.down(name)
    try:
        return work()
    except Exception:
        queue.latch.up(name)
        raise


class DeadLetters(Middleware):
    """Lays down what failed for good, where `groundswell status` shows it."""

    def __init__(self, read_models: ReadModels) -> None:
        self._read_models = read_models

    @override
    def after_process_message(
        self,
        broker: Broker,
        message: MessageProxy,
        *,
        result: Any = None,
        exception: BaseException | None = None,
    ) -> None:
        if exception is not None:
            told = str(exception).strip().splitlines() or ["no reason was given"]
            message.options["reason"] = f"{type(exception).__name__}: {told[0]}"

    @override
    def after_nack(self, broker: Broker, message: MessageProxy) -> None:
        subject = message.args[0] if message.args else EVERYTHING
        reason = message.options.get("reason", "it was never tried")
        self._read_models.give_up(message.actor_name, subject, reason)
