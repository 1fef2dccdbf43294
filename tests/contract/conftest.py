"""The devserver, for each test a new one with the demo accounts."""

import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).parents[2]
PROGRAM = os.environ.get("DEVSERVER", ROOT / "target/debug/devserver")


@pytest.fixture
def server():
    """Its URL, without a trailing slash."""
    arguments = ["--db", ":memory:", "--demo", "--port", "0", "--sync-delay-ms", "0"]
    env = os.environ | {"RUST_LOG": "warn"}
    with subprocess.Popen([PROGRAM, *arguments], env=env, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process.stdout.readline().removeprefix("Listening on ").strip()
        finally:
            process.kill()


def pytest_sessionfinish(session, exitstatus):
    """A filter may name no test of these."""
    if exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED:
        session.exitstatus = pytest.ExitCode.OK
