"""The task by which a worker delivers what was just committed, and what is due again later."""

from __future__ import annotations

from django_tasks import default_task_backend, task

from silian.kernel.notices.delivery import deliver


@task()
def deliver_soon() -> int:
    """Hands over what is due; how many went out. Where there is no worker, `silian tick` does what is due later."""
    run = deliver()
    if default_task_backend.supports_defer:
        for moment in run.again:
            deliver_soon.using(run_after=moment).enqueue()
    return run.sent
