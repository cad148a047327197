"""`newsclean rules`: lists, tests and checks the rules that remove lines, and those that keep them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from newsclean.cli.exit_codes import FAILED, OK
from newsclean.cli.options import add_settings, read_settings_of
from newsclean.errors import NewscleanError


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the sub-command's options."""
    commands = parser.add_subparsers(required=True, metavar="list|test|check")
    listing = commands.add_parser("list", help="list the shipped rules")
    listing.add_argument("--language", metavar="TAG", help="only those for this language")
    listing.add_argument("--kind", metavar="KIND", help="only those of this kind")
    listing.set_defaults(run=_run_list)
    test = commands.add_parser("test", help="which rules take a line")
    test.add_argument("line", metavar="LINE", help="the line, quoted")
    add_settings(test)
    test.set_defaults(run=_run_test)
    check = commands.add_parser("check", help="check rule packs: their form, and every example")
    check.add_argument("files", nargs="*", metavar="FILE", help="rule packs (default: the shipped ones)")
    check.set_defaults(run=_run_check)


def _run_list(options: argparse.Namespace) -> int:
    from newsclean.kinds import CHROME_KINDS
    from newsclean.label.rules.packs import shipped_rules
    from newsclean.language.folders import language_tags

    _check_known("--language", options.language, language_tags())
    _check_known("--kind", options.kind, (*CHROME_KINDS, "body"))
    for rule in shipped_rules():
        if options.language in (None, *rule.languages) and options.kind in (None, rule.kind):
            print(f"{','.join(rule.languages):4} {rule.score:<4} {rule.scope:6} {rule.place:6} {rule.id:45} {rule.why}")
    return OK


def _check_known(option: str, value: str | None, known: Sequence[str]) -> None:
    """Raise `NewscleanError` if the value is given and not known."""
    if value is not None and value not in known:
        raise NewscleanError(f"{option} {value}: there is none; known: {', '.join(known)}")


def _run_test(options: argparse.Namespace) -> int:
    from newsclean.label.rules.for_page import keep_table, rule_table

    settings = read_settings_of(options)
    disabled = frozenset(settings.disabled_rules)
    tables = (keep_table(frozenset(), settings.packs, disabled), rule_table(frozenset(), settings.packs, disabled))
    matches = [match for table in tables for match in table.matches(options.line)]
    for match in matches:
        rule = match.rule
        print(f"{rule.kind:15} {rule.score:<4} {','.join(rule.languages):4} {rule.id}: “{match.found}”: {rule.why}")
    if not matches:
        print("no rule takes this line")
    return OK


def _run_check(options: argparse.Namespace) -> int:
    from pathlib import Path

    from newsclean.label.rules.check import check_rule, repeated_ids
    from newsclean.label.rules.packs import read_pack, shipped_rules
    from newsclean.run.patterns import slow_rules

    packs = [(file, read_pack(Path(file))) for file in options.files] or [("shipped rules", shipped_rules())]
    wrong = 0
    for name, rules in packs:
        problems = [problem for rule in rules for problem in check_rule(rule)]
        problems += repeated_ids(rules)
        problems += [f"{rule.id}: match takes more than linear time" for rule in slow_rules(rules)]
        for problem in problems:
            print(f"{name}: {problem}")
        counts = f"{_count(len(rules), 'rule')}, {_count(len(problems), 'problem')}"
        print(f"{name}: {counts}" if rules else f"{name}: no rules to check")
        wrong += len(problems)
    return FAILED if wrong else OK


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
