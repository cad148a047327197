"""Dates as pages write them -> ISO 8601.

`lines` reads strings that are nothing but a date, `find` those that stand among other words, `cut` takes dates out of a
line. The others are their parts.
"""
