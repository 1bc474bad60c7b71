"""Altair charts: plain functions of data frames, without a word of Streamlit."""
