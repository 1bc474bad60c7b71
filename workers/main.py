"""What `dramatiq workers.main` and `periodiq workers.main` run: the broker by the environment."""

import os

import dramatiq

from service.settings import Settings
from workers.workplace import open_workplace

COURTESY = 10
"""How nice workers are to other processes (see nice(1)): whoever records or reads is waiting, counting can."""

os.nice(COURTESY)
workplace = open_workplace(Settings())
workplace.services.letting_go.keep_looking()
dramatiq.set_broker(workplace.queue.broker)  # both programs ask for the broker that is set
