"""A worker that can take away what a run left behind. `POOL NAME slow|quick`: says when it has begun to, and with `quick` when it is done."""

import sys

import anyio

from prefect.workers.base import BaseJobConfiguration, BaseVariables, BaseWorker, BaseWorkerResult

POOL, NAME, HOW = sys.argv[1:4]


class CleaningWorker(BaseWorker[BaseJobConfiguration, BaseVariables, BaseWorkerResult]):
    type = "cleaning"
    job_configuration = BaseJobConfiguration

    async def run(self, flow_run, configuration, task_status=None) -> BaseWorkerResult:
        raise NotImplementedError

    async def kill_infrastructure(self, infrastructure_pid, configuration, grace_seconds=30) -> None:
        print("cleans", infrastructure_pid, flush=True)
        if HOW == "slow":
            await anyio.sleep_forever()
        print("cleaned", infrastructure_pid, flush=True)


async def main() -> None:
    worker = CleaningWorker(work_pool_name=POOL, name=NAME, create_pool_if_not_found=True)
    async with worker:
        print("ready", flush=True)
        await anyio.sleep_forever()


if __name__ == "__main__":
    anyio.run(main)
