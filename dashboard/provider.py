"""The provider of sign-in, in the words that Streamlit has for it."""

from typing import Any

from service.sign_in import SignIn


def secrets(of: SignIn | None) -> dict[str, Any] | None:
    """What `st.login` looks for. It stays in the memory of this process: no file is written."""
    if of is None:
        return None
    return {
        "auth": {
            "redirect_uri": of.redirect_url,
            "cookie_secret": of.cookie_secret,
            "client_id": of.client_id,
            "client_secret": of.client_secret,
            "server_metadata_url": of.metadata_url,
            # each sign-in is a real one, not whoever the provider's own cookie remembers at this machine
            "client_kwargs": {"scope": "openid email profile", "prompt": "login"},
        }
    }
