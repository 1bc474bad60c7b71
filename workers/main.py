"""What `dramatiq workers.main` and `periodiq workers.main` run: the broker by the environment."""

import os

COURTESY = 10
"""How nice workers are to other processes (see nice(1)): whoever records or reads is waiting, counting can."""

os.nice(COURTESY)  # before anything is loaded, for that is most of a start

import dramatiq  # noqa: E402

from service.collecting import spare_what_stays  # noqa: E402
from service.settings import Settings  # noqa: E402
from workers.workplace import open_workplace  # noqa: E402

workplace = open_workplace(Settings())
workplace.services.letting_go.keep_looking()
dramatiq.set_broker(workplace.queue.broker)  # both programs ask for the broker that is set
spare_what_stays()
