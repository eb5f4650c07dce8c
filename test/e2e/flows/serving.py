"""Serves a flow whose schedule alone starts it. It says who it is."""

from prefect import flow
from prefect.context import get_run_context


@flow
def ticking(number: int) -> None:
    run = get_run_context().flow_run
    print("tick", run.id, number, run.auto_scheduled, flush=True)


if __name__ == "__main__":
    ticking.serve("by-itself", interval=5, limit=1, parameters={"number": 7})
