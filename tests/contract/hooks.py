"""The data that no document can name: a picture, and the right password."""

import schemathesis
from schemathesis.generation import GenerationMode

# A picture is known by its first bytes, and these are the only ones that are text.
GIF = "GIF89a"
# That of the demo accounts, until schemathesis has changed it.
password = "correct-horse-battery"


@schemathesis.hook("before_call").apply_to(operation_id="create_profile_avatar")
def send_a_picture(ctx, case, kwargs):
    if case.meta.generation.mode is GenerationMode.POSITIVE:
        # A name goes into a header of its part, where control characters may not be.
        others = {name: value for name, value in case.body.items() if name.isprintable()}
        case.body = others | {"file": GIF + case.body["file"]}


@schemathesis.hook("before_call").apply_to(operation_id="change_my_password")
def send_the_right_password(ctx, case, kwargs):
    if case.meta.generation.mode is GenerationMode.POSITIVE:
        # The service wants 12 characters.
        new = case.body["new_password"].ljust(12, "é")
        case.body = case.body | {"current_password": password, "new_password": new, "new_password_confirmation": new}


@schemathesis.hook("after_call").apply_to(operation_id="change_my_password")
def remember_the_password(ctx, case, response):
    global password
    if response.status_code == 202:
        password = case.body["new_password"]
