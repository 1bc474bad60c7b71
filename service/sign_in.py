"""What signing in with OpenID Connect needs, read from the settings and checked before anything starts."""

from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from domain.errors import Refused
from service.settings import Settings

CALLBACK = "/oauth2callback"
"""Where the provider sends people back to; the dashboard answers there and nowhere else."""

SHORTEST = 32
"""Characters that a secret which signs cookies must have: 128 bits in hexadecimal."""

LOOPBACK = ("127.0.0.1", "localhost", "::1")


class SignInUnready(Refused):
    """Signing in is wanted, and a setting that it needs is missing or makes no sense."""


@dataclass(frozen=True)
class SignIn:
    """The provider, and how this dashboard is known to it. Secrets never show in its text."""

    metadata_url: str
    client_id: str
    redirect_url: str
    client_secret: str = field(repr=False)
    cookie_secret: str = field(repr=False)

    @property
    def origin(self) -> str:
        """The dashboard's own address, as browsers name it: scheme, host and port."""
        parts = urlsplit(self.redirect_url)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def host(self) -> str:
        """The host of that address."""
        return urlsplit(self.redirect_url).hostname or ""

    @property
    def encrypted(self) -> bool:
        """Whether people reach the dashboard by https."""
        return self.redirect_url.startswith("https:")


def ready(settings: Settings, host: str) -> SignIn | None:
    """Whether a dashboard may answer at this address: the provider that people sign in with, or None for this machine.

    Raises `SignInUnready`: without signing in, no other machine is answered.
    """
    if settings.sign_in == "oidc":
        return sign_in(settings)
    if not _loopback(host):
        way_out = "leave --host out, or have people sign in with GROUNDSWELL_SIGN_IN=oidc"
        raise SignInUnready(
            f"Nobody signs in here, so the dashboard may answer this machine alone, not {host}; {way_out}."
        )
    return None


def _loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host in LOOPBACK


def sign_in(settings: Settings) -> SignIn:
    """All that signing in needs. Raises `SignInUnready` with the way out."""
    redirect_url = _address(settings, "oidc_redirect_url")
    if urlsplit(redirect_url).path != CALLBACK:
        raise SignInUnready(f"GROUNDSWELL_OIDC_REDIRECT_URL must be the dashboard's address followed by {CALLBACK}.")
    return SignIn(
        metadata_url=_address(settings, "oidc_metadata_url"),
        client_id=_given(settings, "oidc_client_id"),
        redirect_url=redirect_url,
        client_secret=_secret(settings, "oidc_client_secret_file"),
        cookie_secret=_long(_secret(settings, "cookie_secret_file")),
    )


def _given(settings: Settings, name: str) -> str:
    value = getattr(settings, name)
    if not value:
        raise SignInUnready(f"Signing in needs {_variable(name)}; set it, or GROUNDSWELL_SIGN_IN=local.")
    return str(value)


def _address(settings: Settings, name: str) -> str:
    """An absolute URL; without encryption only on this machine, for codes and names travel by it."""
    url = _given(settings, name)
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise SignInUnready(f"{_variable(name)} is no address that can be read ({error}).") from error
    if parts.scheme == "https" and parts.hostname:
        return url
    if parts.scheme == "http" and parts.hostname in LOOPBACK:
        return url
    raise SignInUnready(f"{_variable(name)} must begin with https:// (http:// only on this machine, for a trial).")


def _secret(settings: Settings, name: str) -> str:
    """What a file holds, without the end of its line. The error names the file, never what is in it."""
    file = Path(_given(settings, name))
    try:
        secret = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no text"
        raise SignInUnready(f"The file '{file}' of {_variable(name)} cannot be read ({reason.lower()}).") from error
    if not secret:
        raise SignInUnready(f"The file '{file}' of {_variable(name)} is empty; put the secret in it.")
    return secret


def _long(secret: str) -> str:
    if len(secret) < SHORTEST:
        way_out = "make one with 'openssl rand -hex 32'"
        raise SignInUnready(
            f"The secret of GROUNDSWELL_COOKIE_SECRET_FILE is shorter than {SHORTEST} characters; {way_out}."
        )
    return secret


def _variable(name: str) -> str:
    return f"GROUNDSWELL_{name.upper()}"
