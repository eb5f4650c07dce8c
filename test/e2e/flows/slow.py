"""A flow that waits to be told to end, by a line on standard input. Prints its run id first."""

import sys

from prefect import flow, get_run_logger, task
from prefect.context import get_run_context


@task
def greet() -> None:
    get_run_logger().info("waiting to be told")


@flow
def slow() -> None:
    greet()
    print(get_run_context().flow_run.id, flush=True)
    sys.stdin.readline()


if __name__ == "__main__":
    slow()
