"""Do Python, the browser and another library agree on every quarter of an hour over two years? `python -m checks.hours`.

The tests ask the same of a sample of days (`tests/hours`); here all of them are asked about: the handbooks of the tests
and the real services in `tests/hours/services`. It takes minutes. Exit status 1 when somebody disagrees.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

HOURS = Path(__file__).parent.parent / "tests" / "hours"
OPINIONS = ("test_services.py", "test_browser_agrees.py", "test_oracle.py", "test_table.py")


def main() -> int:
    """Run the tests that hold opinions against each other, on every day."""
    return int(pytest.main([*(str(HOURS / name) for name in OPINIONS), "--whole", "-q", *sys.argv[1:]]) != 0)


if __name__ == "__main__":
    sys.exit(main())
