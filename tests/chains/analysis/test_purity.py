"""The analysis stands on numbers alone."""

from __future__ import annotations

import subprocess
import sys

ALONE = """
import pkgutil, sys
import silian.chains.analysis as package
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    __import__(module.name)
print(sorted({name.partition(".")[0] for name in sys.modules} & {"django", "psycopg", "scipy", "networkx", "pandas"}))
"""


def test_no_module_of_the_analysis_loads_django_or_a_package_of_the_bench() -> None:
    done = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
