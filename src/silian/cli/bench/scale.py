"""How much is loaded, and how often each thing is done."""

from __future__ import annotations

from dataclasses import dataclass

from silian.kernel.errors import Refused


@dataclass(frozen=True)
class Scale:
    """`matters` in the whole database; the one beside it holds a tenth. `runs` of each quick thing."""

    name: str
    matters: int
    runs: int

    @property
    def few_runs(self) -> int:
        """How often to do what takes long."""
        return max(3, self.runs // 20)


SCALES = {"small": Scale("small", 20_000, 200), "full": Scale("full", 1_000_000, 200)}
LEAST, TRIAL_RUNS = 200, 10


def scale_named(text: str) -> Scale:
    """A scale by its name, or for a quick look by its number of matters."""
    if text in SCALES:
        return SCALES[text]
    if text.isascii() and text.isdigit() and LEAST <= int(text) <= SCALES["full"].matters:
        return Scale(text, int(text), TRIAL_RUNS)
    raise Refused(f"规模写 small、full，或 {LEAST} 至 {SCALES['full'].matters} 的件数，不是“{text}”。")
