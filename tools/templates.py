"""Every template of the rooms compiles: a misspelt tag is found here, not by the first visitor."""

from __future__ import annotations

import sys
from pathlib import Path

import django
from django.template import TemplateSyntaxError
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    django.setup()
    problems = []
    files = sorted((ROOT / "src/silian").glob("*/templates/**/*.html"))
    for file in files:
        name = str(file).split("/templates/", 1)[1]
        try:
            get_template(name)
        except TemplateSyntaxError as error:
            problems.append(f"{file.relative_to(ROOT)}: {error}")
    print(*problems or [f"templates: {len(files)} compile"], sep="\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
