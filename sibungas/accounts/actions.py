"""What people do to their own password, and the links that let them."""

from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.forms import BaseForm
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from sibungas.accounts.models import User
from sibungas.lib import deeds


@transaction.atomic
def set_password(*, form: BaseForm, by: User) -> User:
    """Store the password of a valid form; every other session of ``by`` ends."""
    user = form.save(commit=False)
    user.wajib_ganti_sandi = False
    user.save(update_fields=["password", "wajib_ganti_sandi"])
    deeds.announce("password.changed", user, by=by)
    return user


def invitation_path(user: User) -> str:
    """A link that sets the password once, within three days."""
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    return reverse("accounts:invitation", args=[uid, token])
