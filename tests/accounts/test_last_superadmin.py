"""Two superadmins close each other's account at the same moment."""

import threading

import pytest
from django.db import connection

from kawasan.actions import people
from sibungas.accounts.models import User
from sibungas.lib.errors import Refused
from tests.factories import make_user


@pytest.mark.django_db(transaction=True)
def test_one_of_two_remains():
    first, second = make_user("superadmin"), make_user("superadmin")
    together = threading.Barrier(2)
    answers = []

    def close(user, by):
        together.wait(10)
        try:
            people.deactivate(user=user, by=by)
            answers.append("closed")
        except Refused as refusal:
            answers.append(refusal.code)
        finally:
            connection.close()

    pairs = ((first, second), (second, first))
    threads = [threading.Thread(target=close, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(answers) == ["closed", "superadmin_terakhir"]
    assert User.objects.filter(is_active=True).count() == 1
