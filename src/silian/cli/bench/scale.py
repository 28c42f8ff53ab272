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


RUNS, TRIAL_RUNS = 200, 5
SCALES = {"small": Scale("small", 20_000, RUNS), "full": Scale("full", 1_000_000, RUNS)}
LEAST = 200


def scale_named(text: str) -> Scale:
    """A scale by its name or by its number of matters; less than the small one is a quick look that proves nothing."""
    if text in SCALES:
        return SCALES[text]
    if text.isascii() and text.isdigit() and LEAST <= int(text) <= SCALES["full"].matters:
        return Scale(text, int(text), RUNS if int(text) >= SCALES["small"].matters else TRIAL_RUNS)
    raise Refused(f"规模写 small、full，或 {LEAST} 至 {SCALES['full'].matters} 的件数，不是“{text}”。")
