import gc

from service.collecting import spare_what_stays


def test_what_is_loaded_by_now_is_no_longer_looked_at():
    stays = [["something"]]
    spare_what_stays()
    try:
        assert gc.get_freeze_count() > 0
        assert not any(each is stays for each in gc.get_objects())
    finally:
        gc.unfreeze()
