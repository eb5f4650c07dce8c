"""Background tasks. `serve LIMIT` is a task worker; `delay COUNT SECONDS` hands over so many calls and prints how each ended, as JSON."""

import json
import os
import sys
import time

from prefect import task
from prefect.task_worker import serve


@task(retries=2, persist_result=True)
def work(x: int, seconds: float) -> str:
    print(f"begin {x}", flush=True)
    time.sleep(seconds)
    return f"{x} by {os.getpid()}"


def delay(count: int, seconds: float) -> None:
    futures = [work.delay(x, seconds) for x in range(count)]
    print(json.dumps([str(future.task_run_id) for future in futures]), flush=True)
    for future in futures:
        future.wait(timeout=120)
    print(json.dumps([[future.state.name, future.result(raise_on_failure=False)] for future in futures]), flush=True)


if __name__ == "__main__":
    what, *arguments = sys.argv[1:]
    if what == "serve":
        serve(work, limit=int(arguments[0]), status_server_port=None)
    else:
        delay(int(arguments[0]), float(arguments[1]))
