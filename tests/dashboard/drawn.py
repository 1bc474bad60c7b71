"""The data that charts on a page were drawn from."""

import json

import pandas as pd
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df


def charts(app):
    """The main data of each chart, by the first words of its description."""
    found = {}
    for chart in app.get("vega_lite_chart"):
        frames = [convert_arrow_bytes_to_pandas_df(each.data.data) for each in chart.proto.datasets]
        json.loads(chart.proto.spec)  # a chart that a browser can read
        found[chart.proto.alt] = max(frames, key=len)
    return Described(found)


class Described(dict[str, pd.DataFrame]):
    def __getitem__(self, beginning):
        return next(frame for description, frame in self.items() if description.startswith(beginning))


def in_address(app):
    return dict(app.query_params.items())
