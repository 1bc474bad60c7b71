"""Laws of data keys: what is sealed is read again, by this key and at this place alone."""

from base64 import b64decode, b64encode

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from service.sealing.data_key import DataKey, Tampered

KEY, OTHER = DataKey(bytes(range(64))), DataKey(bytes(range(1, 65)))
texts = st.binary(max_size=300)
places = st.binary(min_size=1, max_size=80)


@given(texts, places)
def test_what_is_sealed_is_read_again(text, place):
    assert KEY.unseal(KEY.seal(text, place), place) == text


@given(texts, places, st.data())
def test_whatever_sign_of_it_is_changed_it_is_refused(text, place, data):
    blob = bytearray(b64decode(KEY.seal(text, place)))
    at = data.draw(st.integers(0, len(blob) - 1))
    blob[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(Tampered):
        KEY.unseal(b64encode(bytes(blob)).decode(), place)


@given(texts, places, places)
def test_moved_to_another_place_it_is_refused(text, place, elsewhere):
    assume(place != elsewhere)
    with pytest.raises(Tampered):
        KEY.unseal(KEY.seal(text, place), elsewhere)


@given(texts, places)
def test_another_key_does_not_read_it(text, place):
    with pytest.raises(Tampered):
        OTHER.unseal(KEY.seal(text, place), place)


@given(st.text())
def test_rubbish_is_refused(rubbish):
    with pytest.raises(Tampered):
        KEY.unseal(rubbish, b"here")


@given(texts, texts, places)
def test_the_same_is_sealed_to_the_same_and_nothing_else_with_the_same_nonce(text, other, place):
    assert KEY.seal(text, place) == KEY.seal(text, place)
    assume(text != other)
    assert b64decode(KEY.seal(text, place))[:12] != b64decode(KEY.seal(other, place))[:12]


@given(st.text(), st.text())
def test_signs_tell_equal_texts_and_nothing_else(text, other):
    assume(text != other)
    assert KEY.sign(text) == KEY.sign(text) != KEY.sign(other)
    assert KEY.sign(text) != OTHER.sign(text)


def test_a_new_key_is_like_no_other():
    assert len({DataKey.new().secret for _ in range(100)}) == 100
    assert len(DataKey.new().secret) == 64
