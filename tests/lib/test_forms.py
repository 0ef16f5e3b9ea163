"""How every form of the portal looks."""

from django import forms

from sibungas.accounts.models import Institution


class ChoiceForm(forms.ModelForm):
    class Meta:
        model = Institution
        fields = ("kategori",)


def test_a_select_nobody_answered_says_so_in_words() -> None:
    form = ChoiceForm()
    shown = form["kategori"].as_field_group()
    assert '<option value="" selected>Belum dipilih</option>' in shown
    assert "---" not in shown
    assert dict(form.fields["kategori"].choices)[""] == "---------"
