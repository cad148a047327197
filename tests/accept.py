"""Write what newsclean makes of golden pages now as what is expected: `python tests/accept.py SLUG...`

Look at the diff before you commit it: it is what gets reviewed.
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
        file.write_text(json.dumps({**known, **result_of(slug)}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        print(file)


if __name__ == "__main__":
    main(sys.argv[1:])
