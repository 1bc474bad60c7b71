"""`python -m gateway.cli` is `groundswell`: how `up` starts its parts, wherever it is installed."""

from gateway.cli import main

main()
