"""What places announce upwards, to layers that they do not know.

A listener that raises ``Refused`` stops the deed.
"""

from django.dispatch import Signal

# Sent before a work is made or changed, with ``kode`` (its place) and ``tahun``.
intervention_changing = Signal()
