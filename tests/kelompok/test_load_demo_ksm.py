"""The invented KSM of the demo."""

import pytest
from django.core.management import CommandError, call_command

from assessments.actions.demo import load_demo
from kelompok.models import Ksm

pytestmark = pytest.mark.django_db


def test_they_are_registered_once_and_marked(settings):
    settings.DEMO = True
    load_demo()
    call_command("load_demo_ksm")
    call_command("load_demo_ksm")
    assert Ksm.objects.count() == Ksm.objects.filter(is_demo=True).count() == 6
    assert all("contoh" in ksm.nama for ksm in Ksm.objects.all())


def test_a_real_portal_gets_none():
    with pytest.raises(CommandError, match="load_demo"):
        call_command("load_demo_ksm")
    assert not Ksm.objects.exists()
