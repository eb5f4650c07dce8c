"""A flow of many short tasks, to be disturbed while it runs. Prints its run id first and `done` last."""

import sys
import time

from prefect import flow, task
from prefect.context import get_run_context


@task
def work(x: int) -> int:
    time.sleep(0.02)
    return x


@flow
def many(count: int) -> int:
    print(get_run_context().flow_run.id, flush=True)
    return sum(work(x) for x in range(count))


if __name__ == "__main__":
    many(int(sys.argv[1]))
    print("done", flush=True)
