"""The scheduler: periodiq, outliving a Redis that is away, and ending when it is asked to."""

import logging
import signal
import sys
import time
from typing import NoReturn

import periodiq
from dramatiq.errors import BrokerConnectionError
from redis import RedisError

PAUSE = 1.0
"""Seconds until the next try while the queue is away."""

logger = logging.getLogger(__name__)


def main() -> NoReturn:
    """Send what is due, minute by minute, until SIGTERM or SIGINT."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    for each in (signal.SIGTERM, signal.SIGINT):
        # the first process of a container has no default for these
        signal.signal(each, lambda *_: sys.exit(0))
    arguments = periodiq.make_argument_parser().parse_args(["workers.main"])
    while True:
        try:
            sys.exit(periodiq.main(arguments))
        except (RedisError, BrokerConnectionError) as error:
            logger.warning("The queue is away (%s); trying again.", error)
            time.sleep(PAUSE)


if __name__ == "__main__":
    main()
