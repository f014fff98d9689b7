"""Passwords: argon2id hashes, and why a new password is refused. Never here: SQL.

Length is what counts; no rules about signs. Words that everybody tries first are refused, with
whatever digits and signs around them.
"""

import re
from collections.abc import Iterator
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from engine.core.values import Why
from engine.service.folding import folded
from engine.service.whys import why

SHORTEST = 10
LONGEST = 200  # a long one costs no more to hash, but nobody types it

# OWASP's second choice of parameters: 19 MiB and two passes, so that sixteen threads that log in
# at once stay below 320 MiB.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)

_COMMON_WORDS = (
    "admin administrator adminadmin password passwordpassword passw0rd sandi katasandi "
    "rahasia rahasianegara qwerty qwertyuiop asdfghjkl zxcvbnm qazwsxedc indonesia "
    "indonesiaraya merdeka bismillah bismillahirrahmanirrahim assalamualaikum sayang "
    "alhamdulillah subhanallah sayangku cintaku iloveyou welcome selamatdatang letmein "
    "monkey dragon football sepakbola persib persija garuda pancasila rembuk musrenbang "
    "bappeda kecamatan kelurahan kabupaten pemerintah desaku operator sekretariat usulan "
    "pembangunan proposal abcdefghij sunshine princess superman batman pokemon jakarta "
    "bandung surabaya semarang medan pekalongan gantengbanget anaksoleh keluargaku "
    "keluarga bahagia terserah akusayangkamu kucing bonsai komputer internet changeme "
    "default guest tamu"
)
_COMMON = frozenset(_COMMON_WORDS.split())
_AROUND = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_STAND_INS = str.maketrans("013457@$", "oieastas")
_ROWS = "1234567890 abcdefghijklmnopqrstuvwxyz qwertyuiop asdfghjkl zxcvbnm"


def weaknesses(password: str, username: str = "", name: str = "") -> Iterator[Why]:
    """Every reason to refuse a new password."""
    if len(password) < SHORTEST:
        yield why("password_short", "password", min=SHORTEST)
    if len(password) > LONGEST:
        yield why("password_long", "password", max=LONGEST)
    plain = password.casefold()
    core = _AROUND.sub("", plain)
    if core in _COMMON or core.translate(_STAND_INS) in _COMMON or _is_run(plain):
        yield why("password_common", "password")
    own = [part for part in (username.casefold(), folded(name).replace(" ", "")) if len(part) > 3]
    if any(core == part or folded(plain).replace(" ", "") == part for part in own):
        yield why("password_like_name", "password")


def hashed(password: str) -> str:
    """The argon2id hash that is stored; some 20 ms of work on purpose."""
    return _HASHER.hash(_bytes(password))


def fits(password: str, stored: str | None) -> bool:
    """Whether the password is the stored one. None, an unknown login, costs the same time."""
    if len(password) > LONGEST:
        password = password[:LONGEST] + "too long"
    try:
        return _HASHER.verify(stored or _nobodys(), _bytes(password)) and stored is not None
    except (VerificationError, InvalidHashError):
        return False


def is_dated(stored: str) -> bool:
    """Whether the stored hash was made with other parameters than today's."""
    return _HASHER.check_needs_rehash(stored)


def _bytes(password: str) -> bytes:
    # Half a surrogate pair is no text, and still no reason to fail.
    return password.encode("utf-8", "surrogatepass")


@cache
def _nobodys() -> str:
    return _HASHER.hash("nobody has this password")


def _is_run(plain: str) -> bool:
    """aaaaaaaaaa, 1234567890, qwertyuiop and their like: at most two signs, or one row of keys."""
    letters = plain.replace(" ", "")
    if len(set(letters)) <= 2:
        return True
    return any(letters in row * 3 or letters[::-1] in row * 3 for row in _ROWS.split())
