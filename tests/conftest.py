"""What tests share: the spaCy pipeline, loaded once a session."""

from __future__ import annotations

import pytest

from reportedly.language import Pipeline, load_pipeline


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return load_pipeline()
