"""What people see: a Streamlit app of three pages over the read models.

`streamlit run dashboard/app.py` needs no options: its settings lie beside it, in `.streamlit/`,
and hold wherever it is started from.
"""
