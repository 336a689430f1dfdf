"""The tests of the guard use the server of the tests of acquisition."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "acquire"))
