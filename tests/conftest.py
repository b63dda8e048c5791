"""What all tests share: deterministic property tests, and one place for caches."""

import os

import browser
import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "house",
    max_examples=50,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory):
    """Keep what tests compute out of the user's cache."""
    before = os.environ.get("FRAMING_CACHE")
    os.environ["FRAMING_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    yield
    if before is None:
        del os.environ["FRAMING_CACHE"]
    else:
        os.environ["FRAMING_CACHE"] = before


@pytest.fixture(scope="module")
def chromium():
    """Give a browser without a window, for one module: others start kernels of their own."""
    with browser.started() as opened:
        yield opened
