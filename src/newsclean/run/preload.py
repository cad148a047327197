"""What a fork server imports once, so that each worker starts with it."""

import newsclean.run.job  # noqa: F401
