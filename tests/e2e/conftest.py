"""What runs on the wire: one test after the other, the browser only where there is one (see `left_out`)."""

from pathlib import Path

import pytest

from tests.e2e.webdriver import missing

collect_ignore = ["test_browser.py"] if missing() else []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests on the wire start processes of their own: they run one after the other, not side by side."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.xdist_group("wire"))
