"""Flows of a process that serves their deployments. Each says, as JSON in a line, who it is and what it comes to."""

import asyncio
import json

from prefect import flow, serve, task
from prefect.context import get_run_context
from prefect.flow_runs import suspend_flow_run
from prefect.input import RunInput


def say(*words: object) -> None:
    print(json.dumps(words), flush=True)


def my_id() -> str:
    return str(get_run_context().flow_run.id)


class Answer(RunInput):
    n: int


@task(persist_result=True)
def expensive() -> str:
    say("computed")
    return "kept"


@flow(persist_result=True)
def suspending() -> None:
    say("has", expensive())
    say("told", suspend_flow_run(wait_for_input=Answer, timeout=120).n)


@flow
async def child(name: str) -> None:
    say(name, my_id())
    await asyncio.sleep(300)


@flow
async def parent() -> None:
    await asyncio.gather(child("one"), child("two"))


if __name__ == "__main__":
    serve(suspending.to_deployment("served"), parent.to_deployment("served"), pause_on_shutdown=False)
