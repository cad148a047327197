"""The exit codes of the command."""

# In this order: success; a page cannot be read or cleaned, or a rule pack has problems; wrong usage; stopped by the
# machine (the output cannot be written, workers do not start); interrupted. A run that ended with one of the last two
# can be resumed.
OK, FAILED, USAGE, STOPPED, INTERRUPTED = 0, 1, 2, 3, 130
