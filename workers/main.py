"""What `dramatiq workers.main` and `periodiq workers.main` run: the broker by the environment."""

from service.settings import Settings
from workers.workplace import open_workplace

workplace = open_workplace(Settings())
broker = workplace.queue.broker
