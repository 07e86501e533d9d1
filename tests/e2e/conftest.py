"""The browser's test stays out where there is no browser; `left_out` in tests/conftest.py says so."""

from tests.e2e.webdriver import missing

collect_ignore = ["test_browser.py"] if missing() else []
