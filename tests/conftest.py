"""What all tests share."""

from hypothesis import settings

# The first example loads rules and weights; a deadline would measure that.
settings.register_profile("newsclean", deadline=None)
settings.load_profile("newsclean")
