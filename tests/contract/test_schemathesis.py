"""schemathesis against the devserver: each operation of the document, with requests that it allows and others."""

import pathlib
import subprocess
import sys
import urllib.error
import urllib.request

from conftest import ROOT

FOLDER = pathlib.Path(__file__).parent
DOCUMENT = ROOT / "docs/contract/openapi.json"


def run(server, key, *filters):
    """Runs it as the account with an API key. What it has found is in the output of the failed test."""
    program = pathlib.Path(sys.executable).with_name("schemathesis")
    header = f"Authorization: Token {key}"
    command = [program, "--no-color", "run", DOCUMENT, "--url", server, "--header", header, *filters]
    done = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True)
    print(done.stdout, done.stderr)
    assert done.returncode == 0
    return done.stdout


def status(server, key):
    """The status of the account's own document."""
    request = urllib.request.Request(f"{server}/iam/v1/users/me/", headers={"Authorization": f"Token {key}"})
    try:
        return urllib.request.urlopen(request).status
    except urllib.error.HTTPError as error:
        return error.code


def test_a_person(server):
    output = run(server, "noor-key", "--exclude-operation-id", "delete_my_user")
    assert "Operations:       10 selected / 11 total" in output
    assert status(server, "noor-key") == 200


def test_a_service_account(server):
    output = run(server, "machine-key", "--max-examples", "20")
    assert "Operations:       11 selected / 11 total" in output
    assert status(server, "machine-key") == 200


def test_a_person_who_deletes_the_account(server):
    """By itself, because nothing else works after it."""
    output = run(server, "demo-key", "--include-operation-id", "delete_my_user")
    assert "Operations:       1 selected / 11 total" in output
    assert [status(server, key) for key in ("demo-key", "noor-key")] == [401, 200]
