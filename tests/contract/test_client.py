"""The service's published client against the devserver: what it returns, and what is stored then."""

import json
import time
import urllib.error
import urllib.request

import eazyrent.iam
import pytest
from eazyrent.iam.v1 import (
    ApiClient,
    ChangePassword,
    Configuration,
    NotificationConfig,
    PartialUpdateUser,
    ServiceAccount,
    User,
    UserConfig,
    UsersApi,
)
from eazyrent.iam.v1.exceptions import (
    ApiException,
    BadRequestException,
    NotFoundException,
    UnauthorizedException,
    UnprocessableEntityException,
)

from conftest import ROOT

# Version 0.3.0 looks its models up by this name, which it does not import: without the line no response can be read.
eazyrent.iam.v1.api_client.iam = eazyrent.iam

GIF = b"GIF89a a picture by its first bytes \xff\0"
PASSWORD = "correct-horse-battery"


def client(server, key="demo-key"):
    """The client with an API key."""
    keys = {"api_key": {"APIKeyHeader": key}, "api_key_prefix": {"APIKeyHeader": "Token"}}
    return UsersApi(ApiClient(Configuration(host=f"{server}/iam/v1", **keys)))


@pytest.fixture
def users(server):
    return client(server)


@pytest.fixture
def stored(server):
    """Reads a document without the client, with what the client leaves out."""

    def read(path=""):
        request = urllib.request.Request(
            f"{server}/iam/v1/users/me/{path}", headers={"Authorization": "Token demo-key"}
        )
        return json.load(urllib.request.urlopen(request))

    return read


def test_the_client_has_the_operations_of_the_document():
    document = json.loads((ROOT / "docs/contract/openapi.json").read_text())
    operations = {operation["operationId"] for path in document["paths"].values() for operation in path.values()}
    methods = {name for name in dir(UsersApi) if not name.startswith("_")}
    variants = ("_with_http_info", "_without_preload_content")
    assert {name for name in methods if not name.endswith(variants)} - {"api_client"} == operations
    assert len(operations) == 11


def test_get_my_user_returns_a_person(users, stored):
    user = users.get_my_user().actual_instance
    assert isinstance(user, User)
    assert (user.first_name, user.last_name, user.state) == ("Zoé", "Martin", "USER_STATE_ACTIVE")
    assert user.organization.name == "Agence du Port"
    assert user.config.property_rent_subscriptions[1].actual_instance == "rent-2093"
    assert user.updated_at.isoformat(timespec="milliseconds").replace("+00:00", "Z") == stored()["updated_at"]


def test_get_my_user_returns_a_service_account(server):
    account = client(server, "machine-key").get_my_user().actual_instance
    assert isinstance(account, ServiceAccount)
    assert (account.name, account.organization.id) == ("Nightly export", "agence-du-port")


def test_an_access_token_is_a_bearer_token(server):
    bearer = Configuration(host=f"{server}/iam/v1", access_token="noor-key")
    assert UsersApi(ApiClient(bearer)).get_my_user().actual_instance.first_name == "Noor"
    with pytest.raises(UnauthorizedException):
        client(server, "no-key").get_my_user()


def test_partial_update_my_user_changes_what_is_sent(users, stored):
    before = stored()
    user = users.partial_update_my_user(PartialUpdateUser(first_name="Zoë", phone=None))
    assert (user.first_name, user.last_name, user.phone) == ("Zoë", "Martin", None)
    changed = {"first_name": "Zoë", "phone": None, "updated_at": stored()["updated_at"]}
    assert stored() == before | changed


def test_partial_update_my_user_names_the_field_that_is_wrong(users, stored):
    before = stored()
    with pytest.raises(UnprocessableEntityException) as refused:
        users.partial_update_my_user(PartialUpdateUser(email="zoe"))
    [error] = refused.value.data.detail
    assert [item.actual_instance for item in error.loc] == ["body", "email"]
    assert stored() == before


def test_config_is_read_and_replaced(users, stored):
    config = users.get_my_config()
    assert config.interface_config["ledger"]["last_entry"] == 2**53 + 1
    config.dark_mode = True
    assert users.update_my_config(config) == config
    # The client drops the keys that it does not know, and a PUT replaces everything.
    assert stored("config/") == config.to_dict()
    assert "beta_features" not in stored("config/")
    assert stored("config/")["interface_config"]["ledger"]["last_entry"] == 2**53 + 1
    assert users.update_my_config(UserConfig(interface_config=None)).interface_config is None


def test_notification_preferences_are_read_and_replaced(users, stored):
    preferences = users.get_user_notification_preferences()
    assert (preferences.app.rental_file_created, preferences.email.rental_file_created) == (True, False)
    preferences.app.rental_file_created = False
    assert users.update_user_notification_preferences(preferences) == preferences
    assert stored("notification-preferences/") == preferences.to_dict()
    users.update_user_notification_preferences(NotificationConfig())
    assert stored("notification-preferences/") == {}


def test_an_avatar_is_created_and_deleted(server, users, stored):
    user = users.create_profile_avatar(("picture.gif", GIF))
    assert stored()["avatar"] == user.avatar
    picture = urllib.request.urlopen(server + user.avatar)
    assert (picture.headers["content-type"], picture.read()) == ("image/gif", GIF)
    assert users.delete_profile_avatar() == {}
    assert stored()["avatar"] is None


def test_an_avatar_has_to_be_a_picture(users, stored):
    with pytest.raises(UnprocessableEntityException) as refused:
        users.create_profile_avatar(b"no picture")
    assert [item.actual_instance for item in refused.value.data.detail[0].loc] == ["body", "file"]
    assert stored()["avatar"] is None


def test_change_my_password_takes_the_current_one(users):
    def change(current, new):
        passwords = {"current_password": current, "new_password": new, "new_password_confirmation": new}
        return users.change_my_password(ChangePassword(**passwords))

    with pytest.raises(BadRequestException) as refused:
        change("guess", "new-horse-battery")
    assert json.loads(refused.value.body) == {"detail": "The current password is incorrect."}
    assert change(PASSWORD, "new-horse-battery") == {}
    with pytest.raises(BadRequestException):
        change(PASSWORD, "other-horse-battery")
    assert change("new-horse-battery", PASSWORD) == {}


def test_sync_my_user_from_auth_service_takes_effect_later(users, stored):
    assert users.sync_my_user_from_auth_service() == {}
    deadline = time.monotonic() + 10
    while stored()["last_name"] != "Martin-Leroy":
        assert time.monotonic() < deadline, "the sync has not taken effect"


def test_delete_my_user_ends_the_account(server, users):
    # Success is 410, which the client takes for a failure.
    with pytest.raises(ApiException) as gone:
        users.delete_my_user()
    assert (gone.value.status, gone.value.body) == (410, "")
    with pytest.raises(UnauthorizedException):
        users.get_my_user()
    assert client(server, "noor-key").get_my_user().actual_instance.first_name == "Noor"


def test_what_is_for_people_is_not_found_for_a_service_account(server):
    users = client(server, "machine-key")
    for operation in (users.get_my_config, users.get_user_notification_preferences, users.delete_my_user):
        with pytest.raises(NotFoundException) as refused:
            operation()
        assert json.loads(refused.value.body) == {"detail": "This exists for human users only."}
