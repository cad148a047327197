"""Make newsclean's present results the expected results of golden pages: `python tests/accept.py SLUG...`

Review the diff before you commit it.
"""

import json
import sys

from golden import PAGES, expected_of, result_of


def main(slugs: list[str]) -> None:
    for slug in slugs:
        file = PAGES / slug / "expected.json"
        known = (
            {"known_failure": expected_of(slug)["known_failure"]}
            if file.is_file() and "known_failure" in expected_of(slug)
            else {}
        )
        try:
            result = result_of(slug)
        except FileNotFoundError as error:
            raise SystemExit(str(error)) from error
        file.write_text(json.dumps({**known, **result}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        print(file)


if __name__ == "__main__":
    main(sys.argv[1:])
