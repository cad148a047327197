"""What the command ends with."""

# Exit codes: all good; finished, but pages failed; wrong usage; the machine failed (the output cannot be
# written, workers do not start); interrupted. A run that ended with one of the last two can be resumed.
OK, FAILED, USAGE, STOPPED, INTERRUPTED = 0, 1, 2, 3, 130
