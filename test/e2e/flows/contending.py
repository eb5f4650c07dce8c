"""Many processes that want slots of "shared", and a pass of "fast". Each notes in the ledger when it asks (?), has (+) and gives back (-).
`LEDGER COUNT DOOMED`: the first of them keep the slot that they get, until they are killed. Prints their processes."""

import json
import os
import sys
import time
from uuid import UUID

from prefect.client.schemas.objects import ConcurrencyLeaseHolder
from prefect.concurrency.sync import concurrency, rate_limit

LEDGER, COUNT, DOOMED = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
ROUNDS = 2


def note(sign: str, name: str, who: UUID) -> None:
    ledger = os.open(LEDGER, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(ledger, f"{sign} {name} {who} {round(time.time() * 1000)}\n".encode())
    os.close(ledger)


def contend(number: int) -> None:
    for turn in range(ROUNDS):
        who = UUID(int=number * ROUNDS + turn)
        note("?", "shared", who)
        # For longer than any machine takes: leases run out when the test says so.
        with concurrency("shared", lease_duration=600, holder=ConcurrencyLeaseHolder(type="flow_run", id=who)):
            note("+", "shared", who)
            time.sleep(600 if number < DOOMED else 0.02)
            note("-", "shared", who)
    rate_limit("fast")
    note("+", "fast", who)


def fork(number: int) -> int:
    child = os.fork()
    if child == 0:
        try:
            contend(number)
        except BaseException as error:
            print(repr(error), file=sys.stderr, flush=True)
            os._exit(1)
        os._exit(0)
    return child


if __name__ == "__main__":
    children = [fork(number) for number in range(DOOMED)]
    print(json.dumps(children), flush=True)
    # The others come once these have their slots.
    sys.stdin.readline()
    children += [fork(number) for number in range(DOOMED, COUNT)]
    print(json.dumps(children), flush=True)
    print(json.dumps([os.waitpid(child, 0)[1] for child in children]), flush=True)
