"""The invented province of the demo: its places, people and sheets.

Nothing here is real. Codes of province 99 do not exist, its ground lies in the Java
Sea, and every row is marked ``is_demo``. The same seed gives the same numbers.
"""
