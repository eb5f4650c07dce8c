"""Flows in a worker's hands. Each notes in the ledger when it begins (+, with its process) and when it is about to end (-)."""

import asyncio
import os
import time
from pathlib import Path

from prefect import flow

FOLDER = Path(os.environ.get("WORKED_FOLDER", "."))


def note(sign: str, name: str) -> None:
    ledger = os.open(FOLDER / "ledger", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(ledger, f"{sign} {name} {os.getpid()}\n".encode())
    os.close(ledger)


@flow
def brief(name: str, count: int = 1) -> int:
    note("+", name)
    time.sleep(0.1)
    note("-", name)
    return count


@flow
async def swift(name: str) -> None:
    note("+", name)
    await asyncio.sleep(0.05)
    note("-", name)


@flow
def held(name: str) -> None:
    """Until there is a file of this name."""
    note("+", name)
    while not (FOLDER / name).exists():
        time.sleep(0.05)
    note("-", name)
