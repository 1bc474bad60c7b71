"""The files of the frontend come as Streamlit would give them, and nothing else does."""

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.frontend import ROOT, Frontend

FILES = sorted((ROOT / "static").rglob("*.js"))


def client() -> TestClient:
    app = Starlette(routes=[Route("/{path:path}", lambda _: PlainTextResponse("the app"), methods=["GET", "POST"])])
    return TestClient(Frontend(app))


def asked_as(file: Path) -> str:
    return f"/{file.relative_to(ROOT).as_posix()}"


@pytest.mark.parametrize("suffix", ["js", "css", "woff2"])
def test_a_file_comes_whole_of_its_kind_and_for_good(suffix):
    file = next((ROOT / "static").rglob(f"*.{suffix}"))
    answer = client().get(asked_as(file))
    assert answer.content == file.read_bytes()
    assert {"js": "javascript", "css": "text/css", "woff2": "font/woff2"}[suffix] in answer.headers["content-type"]
    assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/index.html",
        "/static/js/there-is-none.js",
        "/static/js/../../../../../__init__.py",
        "/static/js/%2e%2e/%2e%2e/index.html",
        "/static",
        "/static/js/",
        "//etc/passwd",
    ],
)
def test_all_else_is_for_the_app(path):
    assert client().get(path).text == "the app"


def test_only_reading_is_answered():
    assert client().post(asked_as(FILES[0])).text == "the app"
