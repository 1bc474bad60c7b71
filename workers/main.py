"""What `dramatiq workers.main` and `periodiq workers.main` run: the broker by the environment."""

import dramatiq

from service.collecting import spare_what_stays
from service.settings import Settings
from workers.workplace import open_workplace

workplace = open_workplace(Settings())
workplace.services.letting_go.keep_looking()
dramatiq.set_broker(workplace.queue.broker)  # both programs ask for the broker that is set
spare_what_stays()
