"""What can happen to a coalition, and what it means.

Pure: no input or output, no clock, no queue. Time comes in as an argument.
"""
