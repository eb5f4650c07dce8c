"""Flows of a process that serves their deployments, for somebody who acts on their runs."""

import os
from pathlib import Path

from prefect import flow, serve
from prefect.flow_runs import pause_flow_run
from prefect.input import RunInput

FOLDER = Path(os.environ["ACTING_FOLDER"])


class Answer(RunInput):
    n: int
    note: str = "none"


@flow
def moody() -> None:
    """Fails until there is a file."""
    if not (FOLDER / "mended").exists():
        raise RuntimeError("the warehouse is away")


@flow
def asking() -> None:
    asked = Answer.with_initial_data(description="How many rows?")
    answer = pause_flow_run(wait_for_input=asked, timeout=300, poll_interval=1)
    (FOLDER / "told").write_text(f"{answer.n} {answer.note}")


if __name__ == "__main__":
    serve(moody.to_deployment("acted"), asking.to_deployment("acted"), pause_on_shutdown=False)
