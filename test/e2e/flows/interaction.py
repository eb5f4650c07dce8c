"""Flows that talk to somebody while they run: each prints its run id first, then what it was told, as JSON, a line each."""

import json
import sys
from uuid import UUID

from prefect import flow, task
from prefect.context import get_run_context
from prefect.flow_runs import pause_flow_run
from prefect.input import RunInput, receive_input, send_input
from prefect.transactions import transaction


def say(value: object) -> None:
    print(json.dumps(value), flush=True)


def my_id() -> str:
    return str(get_run_context().flow_run.id)


class Answer(RunInput):
    n: int
    note: str = "none"


@flow
def pausing() -> None:
    say(my_id())
    answer = pause_flow_run(wait_for_input=Answer, timeout=120, poll_interval=1)
    say([answer.n, answer.note])


@flow
def receiving() -> None:
    say(my_id())
    send_input(7, flow_run_id=UUID(my_id()))
    send_input("text", flow_run_id=UUID(my_id()))
    for kind in (int, str):
        sent = next(receive_input(kind, timeout=60, poll_interval=1, with_metadata=True))
        say([sent.value, sent.metadata.sender])


@flow
def transacting() -> None:
    say(my_id())
    done: list[str] = []

    @task
    def write(name: str) -> None:
        done.append(f"write {name}")

    @write.on_rollback
    def undo(_transaction) -> None:
        done.append("undo")

    @write.on_commit
    def keep(_transaction) -> None:
        done.append("keep")

    with transaction():
        write("a")
    try:
        with transaction():
            write("b")
            raise ValueError("not this time")
    except ValueError:
        pass
    say(done)


if __name__ == "__main__":
    {"pausing": pausing, "receiving": receiving, "transacting": transacting}[sys.argv[1]]()
