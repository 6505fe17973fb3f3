"""All rules, in the order in which the docs explain them."""

from __future__ import annotations

from asquoted.files import rules as files
from asquoted.findings import Rule
from asquoted.rules import attribution, project, prose, verbatim

ALL: tuple[Rule, ...] = (*files.RULES, *project.RULES, *prose.RULES, *verbatim.RULES, *attribution.RULES)
