"""Files of the offices, read without trust: what is sound goes in, the rest is told.

``tables`` and ``shapes`` read files, ``cells`` and ``places`` understand single
values, ``batch`` runs one import as one transaction with one account of every row.
"""
