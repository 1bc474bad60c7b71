"""The file of master keys: made at first need, refused where it is open to others, and nothing is ever told of it."""

import pytest
from cryptography.exceptions import InvalidTag

from service.sealing.master_keys import MasterKey, MasterKeyError, MasterKeys, add_first, read
from service.secret_file import write_secret

KEYS = [MasterKey(bytes([number]) * 32) for number in range(3)]


@pytest.fixture
def file(tmp_path):
    return tmp_path / "master-key"


def written(file, *lines):
    write_secret(file, "\n".join(lines), anew=True)
    return file


def test_the_first_line_wraps_and_all_unwrap(file):
    masters = MasterKeys(written(file, "# ours", "", *(key.line for key in KEYS)), own=False)
    assert masters.first() == KEYS[0]
    assert [masters.named(key.name) for key in KEYS] == KEYS


def test_one_of_our_own_is_made_at_first_need_and_only_we_may_read_it(file):
    masters = MasterKeys(file, own=True)
    assert masters.first() == MasterKeys(file, own=True).first()
    assert oct(file.stat().st_mode & 0o777) == "0o600"


def test_one_that_is_named_is_never_made(file):
    with pytest.raises(MasterKeyError, match=r"There is no master key file .* 'groundswell keys new FILE' makes one"):
        MasterKeys(file, own=False).first()
    assert not file.exists()


def test_one_that_is_gone_while_something_is_sealed_is_not_made_anew(file):
    with pytest.raises(MasterKeyError, match="is gone, and without it the names and notes on record cannot be read"):
        MasterKeys(file, own=True, in_use=lambda: True).first()
    assert not file.exists()


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
def test_one_that_others_may_read_is_refused_with_the_way_out(file, mode):
    written(file, KEYS[0].line).chmod(mode)
    with pytest.raises(MasterKeyError, match=r"may be read by others; run: chmod 600"):
        read(file)


@pytest.mark.parametrize("line", ["rubbish", KEYS[0].line[:-8], KEYS[0].line + "AAAA", "ключ"])
def test_a_line_that_is_no_key_is_told_by_its_number_and_never_shown(file, line):
    with pytest.raises(MasterKeyError, match=r"Line 2 of .* is no key of 32 bytes as base64") as told:
        read(written(file, KEYS[0].line, line))
    assert line not in str(told.value)


def test_a_file_without_a_key_is_refused(file):
    with pytest.raises(MasterKeyError, match="holds no key"):
        read(written(file, "# nothing"))
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(MasterKeyError, match="it is no text"):
        read(file)


def test_a_folder_in_its_place_is_told(tmp_path):
    tmp_path.chmod(0o700)
    with pytest.raises(MasterKeyError, match="cannot be read"):
        MasterKeys(tmp_path, own=False).first()


def test_a_changed_file_is_read_again(file):
    masters = MasterKeys(written(file, KEYS[0].line), own=False)
    assert masters.first() == KEYS[0]
    add_first(file, KEYS[1])
    assert (masters.first(), masters.named(KEYS[0].name)) == (KEYS[1], KEYS[0])


def test_a_key_that_is_not_there_any_more_is_named(file):
    masters = MasterKeys(written(file, KEYS[0].line), own=False)
    with pytest.raises(MasterKeyError, match=f"The master key {KEYS[1].name} is not in"):
        masters.named(KEYS[1].name)


def test_the_name_of_a_key_tells_nothing_of_it():
    assert len({key.name for key in KEYS}) == 3
    assert all(key.secret.hex()[:8] not in key.name for key in KEYS)


def test_what_is_wrapped_is_unwrapped_for_its_owner_alone():
    wrapped = KEYS[0].wrap(b"secret", "ada")
    assert KEYS[0].unwrap(wrapped, "ada") == b"secret"
    for key, owner, there in ((KEYS[0], "bea", wrapped), (KEYS[1], "ada", wrapped), (KEYS[0], "ada", wrapped[:-1])):
        with pytest.raises(InvalidTag):
            key.unwrap(there, owner)


def test_a_file_that_is_written_at_the_same_moment_by_two_is_that_of_the_first(file):
    assert write_secret(file, "first", anew=False)
    assert not write_secret(file, "second", anew=False)
    assert file.read_text() == "first"
    assert list(file.parent.iterdir()) == [file]
