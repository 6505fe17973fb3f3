"""All rules, in the order in which the docs explain them."""

from __future__ import annotations

from asquoted.files import rules as files
from asquoted.findings import Rule
from asquoted.rules import attribution, project, verbatim

ALL: tuple[Rule, ...] = (*files.RULES, *project.RULES, *verbatim.RULES, *attribution.RULES)
