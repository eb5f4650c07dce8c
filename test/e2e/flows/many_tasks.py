"""A flow of as many tasks of as many seconds as asked for, to be disturbed while it runs. Prints its run id first and `done` last."""

import sys
import time

from prefect import flow, task
from prefect.context import get_run_context


@task
def work(x: int, seconds: float) -> int:
    time.sleep(seconds)
    return x


@flow
def many(count: int, seconds: float) -> int:
    print(get_run_context().flow_run.id, flush=True)
    return sum(work(x, seconds) for x in range(count))


if __name__ == "__main__":
    many(int(sys.argv[1]), float(sys.argv[2]))
    print("done", flush=True)
