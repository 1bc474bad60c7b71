"""What must be quick or small, measured side by side with the best that could be had. See report.md.

`python -m benchmarks` runs everything and writes the report; names after it run a part and write nothing.
"""
