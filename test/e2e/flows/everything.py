"""One of each thing that a first user of the SDK does. Prints a JSON object of run ids by what they are."""

import asyncio
import json
import os
import subprocess
import sys
import textwrap

from prefect import flow, get_run_logger, task
from prefect.cache_policies import INPUTS
from prefect.states import State


@task
def double(x: int) -> int:
    return 2 * x


@task
def add_one(x: int) -> int:
    return x + 1


@task
def first() -> None:
    get_run_logger().info("first, with a tag", extra={})


@task(tags=["tagged"])
def second() -> None:
    pass


attempts = 0


@task(retries=2, retry_delay_seconds=1)
def third_time_lucky() -> int:
    global attempts
    attempts += 1
    if attempts < 3:
        raise ValueError(f"attempt {attempts} is not lucky")
    return attempts


@task(cache_policy=INPUTS, persist_result=True)
def cached(x: int) -> int:
    return x * x


@flow(log_prints=True)
def plain(name: str = "marvin") -> str:
    print(f"hello {name}")
    return name


@flow
async def asynchronous() -> int:
    await asyncio.sleep(0.01)
    return 1


@flow
def mapped() -> int:
    constants = double.map(list(range(10)))
    others = add_one.map(constants)
    return sum(f.result() for f in others)


@flow
def waiting() -> None:
    a = first.submit()
    second.submit(wait_for=[a]).wait()


@flow
def retrying() -> int:
    return third_time_lucky()


@flow
def caching(salt: int) -> int:
    return cached(salt) + cached(salt)


@flow
def child(x: int) -> int:
    return double(x)


@flow
def parent() -> int:
    return child(20) + 2


@flow
def failing() -> None:
    raise RuntimeError("this flow fails on purpose")


@flow(retries=1, retry_delay_seconds=1)
def failing_once(seen: list = []) -> int:  # noqa: B006 the list outlives the attempt on purpose
    seen.append(1)
    if len(seen) == 1:
        raise RuntimeError("the first attempt fails")
    return len(seen)


CRASH = textwrap.dedent(
    """
    import sys
    from prefect import flow
    from prefect.context import get_run_context

    @flow
    def crashing():
        print(get_run_context().flow_run.id, flush=True)
        raise SystemExit("the interpreter leaves")

    crashing()
    """
)


def run_of(result: State) -> str:
    return str(result.state_details.flow_run_id)


def main() -> None:
    ids = {
        "plain": run_of(plain(return_state=True)),
        "asynchronous": run_of(asyncio.run(asynchronous(return_state=True))),
        "mapped": run_of(mapped(return_state=True)),
        "waiting": run_of(waiting(return_state=True)),
        "retrying": run_of(retrying(return_state=True)),
        "caching": run_of(caching(int.from_bytes(os.urandom(3), "big"), return_state=True)),
        "parent": run_of(parent(return_state=True)),
        "failing": run_of(failing(return_state=True)),
        "failing_once": run_of(failing_once(return_state=True)),
    }
    crashed = subprocess.run([sys.executable, "-c", CRASH], capture_output=True, text=True, check=False)
    ids["crashing"] = crashed.stdout.strip().splitlines()[0]
    print(json.dumps(ids))


if __name__ == "__main__":
    main()
