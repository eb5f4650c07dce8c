"""Deploys, deploys anew, runs and serves a flow as people do, and prints what the server made of it."""

import asyncio
import json
import os
from datetime import timedelta
from pathlib import Path

from prefect import flow, get_client
from prefect._experimental.sla.objects import FrequencySla, LatenessSla, TimeToCompletionSla
from prefect.client.schemas.actions import DeploymentUpdate, WorkPoolCreate
from prefect.deployments import run_deployment

FOLDER = str(Path(__file__).parent)


@flow
def deployed(number: float = 1.0, name: str = "marvin"):
    return number


@flow
def caller():
    return str(run_deployment("deployed/by-code", timeout=0, as_subflow=True).parent_task_run_id)


def promising(*slas) -> dict:
    # The SDK refuses them in plain server mode.
    return {"_sla": list(slas)} if os.environ.get("PREFECT_CLOUD_API_URL") else {}


def deploy(**more) -> str:
    source = flow.from_source(source=FOLDER, entrypoint="deploying.py:deployed")
    return str(source.deploy(name="by-code", work_pool_name="here", build=False, push=False, ignore_warnings=True, **more))


async def serve_for_a_poll() -> dict:
    """What `serve` does, until it has asked for work once."""
    from prefect.runner import Runner

    runner = Runner(name="served", query_seconds=1, pause_on_shutdown=True)
    served = await runner.aadd_flow(deployed, name="served", interval=3600, tags=["of-serve"])
    await runner.start(run_once=True)
    async with get_client() as client:
        deployment = await client.read_deployment(served)
        return {"id": str(served), "status": deployment.status.value, "tags": deployment.tags, "pool": deployment.work_pool_name}


async def main() -> None:
    async with get_client() as client:
        await client.create_work_pool(WorkPoolCreate(name="here", type="process"))
    quick, fresh = TimeToCompletionSla(name="quick", duration=60), FrequencySla(name="fresh", stale_after=timedelta(hours=1))
    promised = promising(quick, fresh)
    first = await asyncio.to_thread(deploy, version="1", cron="0 9 * * *", concurrency_limit=2, parameters={"number": 2.5}, **promised)
    promised = promising(LatenessSla(name="punctual", within=timedelta(minutes=1), severity="high"), fresh)
    again = await asyncio.to_thread(deploy, version="2", interval=60, concurrency_limit=3, tags=["x"], **promised)
    run = await run_deployment("deployed/by-code", parameters={"name": "zaphod"}, timeout=0, tags=["y"], idempotency_key="once")
    same = await run_deployment("deployed/by-code", timeout=0, idempotency_key="once")
    try:
        await run_deployment("deployed/by-code", parameters={"number": "many"}, timeout=0)
        refusal = None
    except Exception as error:
        refusal = str(error)
    async with get_client() as client:
        deployment = await client.read_deployment_by_name("deployed/by-code")
        branched = await client.create_deployment_branch(deployment.id, "try/it", overrides=DeploymentUpdate(tags=["b"]))
        branch = await client.read_deployment(branched)
    served = await serve_for_a_poll()
    parent = await asyncio.to_thread(caller)
    print(json.dumps({
        "first": first,
        "again": again,
        "version": deployment.version,
        "info": deployment.version_info.version,
        "branch": {"name": branch.name, "branch": branch.branch, "base": str(branch.base), "tags": branch.tags, "info": branch.version_info.version},
        "limit": deployment.global_concurrency_limit.limit,
        "schedules": [str(schedule.schedule.interval) for schedule in deployment.schedules],
        "run": {"id": str(run.id), "parameters": run.parameters, "tags": sorted(run.tags), "state": run.state.type.value},
        "same": str(same.id),
        "refusal": refusal,
        "parent": parent,
        "served": served,
    }))


asyncio.run(main())
