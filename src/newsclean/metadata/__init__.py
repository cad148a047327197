"""page -> what it says of itself: where, when, who and what, each value with its source.

Readers hand on candidates, one place weighs them. Silent rather than wrong.
"""
