"""What people see: a Streamlit app over the read models. Its pages lie in `screens/`, their order in `menu`.

`streamlit run dashboard/serve.py` needs no options: its settings lie beside it, in `.streamlit/`,
and hold wherever it is started from.
"""
