from dashboard.shown.names import meant

KNOWN = ["City treasury", "City transport", "Harbour pilots", "Ada"]


def test_a_known_name_means_itself_however_it_is_spelt():
    assert meant("  CITY  treasury", KNOWN) == []


def test_the_beginning_of_a_name_may_mean_each_that_goes_on_so():
    assert meant("City tr", KNOWN) == ["City treasury", "City transport"]


def test_a_slip_means_the_name_it_is_nearest_to():
    assert meant("Harbor pilots", KNOWN) == ["Harbour pilots"]


def test_a_name_like_no_other_means_nobody_known():
    assert meant("Ferry line", KNOWN) == []
