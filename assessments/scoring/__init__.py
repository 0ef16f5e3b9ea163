"""The score of a slum survey by a dated edition of the rules. Pure Python.

This is the whole public face. Numbers are exact decimals; what was not measured
is None, never 0. Volumes add up, scores do not.
"""

from assessments.scoring.checks import Problem, missing, problems
from assessments.scoring.density import density_limit, propose_density_volume
from assessments.scoring.engine import Score, score
from assessments.scoring.explanation import Line, explain
from assessments.scoring.published import published_problems
from assessments.scoring.ruleset import Aspect, Criterion, Header, Ruleset
from assessments.scoring.rulesets import InvalidRuleset, editions, load
from assessments.scoring.sheet import BadNumber, Sheet, combine

__all__ = [
    "Aspect",
    "BadNumber",
    "Criterion",
    "Header",
    "InvalidRuleset",
    "Line",
    "Problem",
    "Ruleset",
    "Score",
    "Sheet",
    "combine",
    "density_limit",
    "editions",
    "explain",
    "load",
    "missing",
    "problems",
    "propose_density_volume",
    "published_problems",
    "score",
]
