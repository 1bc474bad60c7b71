"""The player: one or two days that a reader sets, steps through fact by fact, or lets run.

What is drawn for the days is drawn inside, so that playing runs that part of the page alone. While
it plays the address rests; when it stops, the days stand in it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import streamlit as st

from dashboard import choices

TICK = 0.5
"""Seconds from one picture to the next."""

SPEEDS = {"2 days": 1, "2 weeks": 7, "2 months": 30}
"""What passes in a second, and days from one picture to the next."""

PLAYING, MOVES, SPEED = "playing", "moves", "speed"


@dataclass(frozen=True)
class Track:
    """A day to set: its name in the address, its label and what it means."""

    name: str
    label: str
    explanation: str


def play(tracks: Sequence[Track], first: date, last: date, facts: Sequence[date], draw: Callable[..., None]) -> None:
    """Sliders over the days from the first to the last, with ways to move them; `draw` gets the days set.

    `facts`: the days, in order, that can be jumped to.
    """
    for track in tracks:
        choices.offer_day(track.name, first, last)
    if first == last:
        draw(*(first for _ in tracks))
        return
    running = bool(st.session_state.get(PLAYING))

    def stage() -> None:
        if bool(st.session_state.get(PLAYING)) != running:
            st.rerun()  # the page decides how often this part runs
        _stage(tracks, first, last, facts, draw)

    st.fragment(stage, run_every=TICK if running else None)()


def _stage(tracks: Sequence[Track], first: date, last: date, facts: Sequence[date], draw: Callable[..., None]) -> None:
    if st.session_state.get(PLAYING):
        _advance(tracks, last)
    for column, track in zip(st.columns(len(tracks), gap="large"), tracks, strict=True):
        with column:
            _slider(track, first, last)
    _controls(tracks, first, last, facts)
    days = [st.session_state[track.name] for track in tracks]
    if not st.session_state.get(PLAYING):
        for track, day in zip(tracks, days, strict=True):
            choices.keep(track.name, day.isoformat() if day != last else None)
    draw(*days)


def _slider(track: Track, first: date, last: date) -> None:
    """The day as a slider. While it plays another one shows where it is.

    For what a slow browser last saw of a slider comes back with every step, and would count as moved by hand.
    """
    playing = bool(st.session_state.get(PLAYING))
    key = f"{PLAYING} {track.name}" if playing else track.name
    st.session_state[key] = st.session_state[track.name]
    st.slider(track.label, first, last, key=key, help=track.explanation, format="D MMM YYYY", disabled=playing)


def _controls(tracks: Sequence[Track], first: date, last: date, facts: Sequence[date]) -> None:
    playing = bool(st.session_state.get(PLAYING))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        label, icon = ("Pause", ":material/pause:") if playing else ("Play", ":material/play_arrow:")
        st.button(label, icon=icon, type="primary", on_click=_turn, args=(tracks, first, last))
        for step, arrow in ((-1, ":material/skip_previous:"), (1, ":material/skip_next:")):
            name = "Fact before" if step < 0 else "Next fact"
            st.button(name, icon=arrow, on_click=_jump, args=(tracks, facts, step), disabled=not facts)
        if len(tracks) > 1:
            _choice("What moves", MOVES, ["Both", *(track.label for track in tracks)])
        _choice("Days that pass in a second", SPEED, list(SPEEDS))


def _choice(label: str, name: str, options: list[str]) -> None:
    st.segmented_control(label, options, default=options[0], key=name, required=True)


def _advance(tracks: Sequence[Track], last: date) -> None:
    """A step on; at the end it stops."""
    moving = _moving(tracks)
    for track in moving:
        onward = st.session_state[track.name] + timedelta(days=SPEEDS[st.session_state[SPEED]])
        st.session_state[track.name] = min(onward, last)
    if all(st.session_state[track.name] == last for track in moving):
        st.session_state[PLAYING] = False
        st.rerun()


def _moving(tracks: Sequence[Track]) -> Sequence[Track]:
    chosen = st.session_state.get(MOVES, "Both")
    return [track for track in tracks if chosen in {"Both", track.label}]


def _turn(tracks: Sequence[Track], first: date, last: date) -> None:
    """Play or pause; what stands at the end begins anew."""
    st.session_state[PLAYING] = not st.session_state.get(PLAYING)
    moving = _moving(tracks)
    if st.session_state[PLAYING] and all(st.session_state[track.name] == last for track in moving):
        for track in moving:
            st.session_state[track.name] = first


def _jump(tracks: Sequence[Track], facts: Sequence[date], step: int) -> None:
    """To the next fact, or the one before; all days that move stand there."""
    _pause()
    moving = _moving(tracks)
    here: Any = st.session_state[moving[0].name]
    place = bisect_right(facts, here) if step > 0 else bisect_left(facts, here) - 1
    if 0 <= place < len(facts):
        for track in moving:
            st.session_state[track.name] = facts[place]


def _pause() -> None:
    st.session_state[PLAYING] = False
