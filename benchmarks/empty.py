"""A Streamlit page with nothing on it: what is beside every figure of the dashboard as the limit."""

import streamlit as st

st.title("Nothing")
