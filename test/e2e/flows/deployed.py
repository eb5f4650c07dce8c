"""Runs in a worker's hands."""

from prefect import flow, task


@task
def double(n):
    return 2 * n


@flow(log_prints=True)
def deployed(n: int = 1):
    print("doubled", double(n))
