"""The fields of trades: what was given and got, and which trade is settled."""

from typing import Any, get_args

import streamlit as st

from domain.values import Interaction, Item

WARES: list[Any] = list(get_args(Item.model_fields["what"].annotation))


def agreed(key: str, before: Interaction | None) -> dict[str, Any]:
    """What was given and got, and when it is due."""
    gave = item("We gave or promised", "gave", key, before.gave if before else None)
    got = item("We got or were promised", "got", key, before.got if before else None)
    until = before.due_on if before else None
    due = st.date_input("Due on", until, key=f"due-{key}", format="YYYY-MM-DD", on_change="ignore", width=170)
    return {"gave": gave, "got": got, "due_on": due}


def item(label: str, side: str, key: str, before: Item | None) -> Item | None:
    """One side of a trade; None where nothing was chosen."""
    with st.container(horizontal=True):
        what = st.selectbox(
            label,
            WARES,
            index=WARES.index(before.what) if before else None,
            key=f"{side}-{key}",
            placeholder="nothing",
            on_change="ignore",
            width=230,
        )
        worth = st.segmented_control(
            f"Worth of what {label[0].lower()}{label[1:]}",
            range(1, 6),
            default=before.worth if before else 1,
            required=True,
            key=f"{side}-worth-{key}",
            help="From 1 (little) to 5 (a lot).",
            on_change="ignore",
        )
    return Item(what=what, worth=worth, description=before.description if before else "") if what else None


def settled(key: str, trades: dict[str, str], before: Interaction | None) -> str | None:
    """The id of the trade that is settled; None leaves it to each one's oldest open trade."""
    if before and before.trade_id:
        trades = {before.trade_id.hex: "the trade that it settled"} | trades
    if not trades:
        st.caption("No open trade of theirs is counted; the oldest one open on that day will be settled.")
        return None
    ids, asked = list(trades), st.query_params.get("trade")
    chosen: str | None = st.selectbox(
        "Which trade",
        ids,
        index=ids.index(asked) if asked in ids else 0,
        format_func=trades.__getitem__,
        key=f"trade-{key}",
        on_change="ignore",
    )
    return chosen
