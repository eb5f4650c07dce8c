"""A worker that carries runs out in its own process, so that twenty of them cost little more than one. `POOL`: where it takes them from."""

import sys

import anyio
from worked import swift

from prefect.flow_engine import run_flow_async
from prefect.workers.base import BaseJobConfiguration, BaseVariables, BaseWorker, BaseWorkerResult


class InProcessWorker(BaseWorker[BaseJobConfiguration, BaseVariables, BaseWorkerResult]):
    type = "in-process"
    job_configuration = BaseJobConfiguration

    async def run(self, flow_run, configuration, task_status=None) -> BaseWorkerResult:
        identifier = str(flow_run.id)
        if task_status:
            task_status.started(identifier)
        await run_flow_async(swift, flow_run=flow_run, parameters=flow_run.parameters, return_type="state")
        return BaseWorkerResult(status_code=0, identifier=identifier)


if __name__ == "__main__":
    anyio.run(InProcessWorker(work_pool_name=sys.argv[1]).start)
