"""Marks for tests that need what not every system has. Where the system has it, the tests run."""

import os
import sys

import pytest

posix = pytest.mark.skipif(os.name != "posix", reason="needs signals, pipes and links of POSIX")
linux = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc or limits of memory")
full_device = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
