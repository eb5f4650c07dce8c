"""Work under limits. `hold`: takes all slots of "db" and keeps them until it is killed. `work LEDGER`: asks for slots of each
kind, and notes in the ledger when it has one (+) and when it is about to give it back (-)."""

import os
import sys
import time

from prefect import flow, task
from prefect.concurrency.sync import concurrency, rate_limit

ROUNDS = 2


def note(sign: str, name: str) -> None:
    ledger = os.open(sys.argv[2], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(ledger, f"{sign} {name}\n".encode())
    os.close(ledger)


@flow
def hold() -> None:
    with concurrency("db", occupy=2, lease_duration=600):
        print("holding", flush=True)
        sys.stdin.readline()


@task(tags=["gpu"])
def train() -> None:
    note("+", "tag:gpu")
    time.sleep(0.05)
    note("-", "tag:gpu")


@flow
def work() -> None:
    trained = [train.submit() for _ in range(ROUNDS)]
    for _ in range(ROUNDS):
        with concurrency("db", occupy=1):
            note("+", "db")
            time.sleep(0.05)
            note("-", "db")
        rate_limit("api")
        note("+", "api")
    for future in trained:
        future.result()
    print("done", flush=True)


if __name__ == "__main__":
    {"hold": hold, "work": work}[sys.argv[1]]()
