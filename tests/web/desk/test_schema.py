"""The interface for programs, asked by schemathesis for what its own description allows, and for what it forbids."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dateline.store import Store
from dateline.web.desk.app import Setup, make_app
from dateline.web.desk.openapi import described
from tests.web.desk.conftest import RULE

schemathesis: Any = pytest.importorskip("schemathesis")
checks: Any = pytest.importorskip("schemathesis.specs.openapi.checks")

CHECKS = [
    schemathesis.checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]
OPERATIONS = [(path, method) for path, methods in described()["paths"].items() for method in methods]
QUICK = settings(
    max_examples=25, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck), database=None
)


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_every_answer_is_as_described(record: Store, path: str, method: str) -> None:
    app = make_app(Setup(record._database.name, RULE, "amina", "a key", hosts=()))
    operation = schemathesis.openapi.from_asgi("/openapi.json", app)[path][method.upper()]
    allowed, forbidden = (operation.as_strategy(generation_mode=mode) for mode in schemathesis.GenerationMode)

    @QUICK
    @given(case=st.one_of(allowed, forbidden))
    def ask(case: Any) -> None:
        case.call_and_validate(checks=CHECKS)

    ask()
    assert record.audit() == ()
