"""Dates as pages write them -> ISO 8601: `find` is asked by the readers, the others are its parts."""
