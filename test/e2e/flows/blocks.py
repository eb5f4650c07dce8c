"""
Variables and blocks as programs use them, in flows and outside. Given a folder, prints a JSON object of what was read back;
given nothing, runs a flow that says nothing about its results, and prints which block keeps them.
"""

import asyncio
import json
import sys
from enum import Enum
from pathlib import Path

from prefect import flow
from prefect.blocks.core import Block
from prefect.blocks.notifications import SlackWebhook
from prefect.blocks.system import Secret
from prefect.client.orchestration import get_client
from prefect.filesystems import SMB, LocalFileSystem
from prefect.variables import Variable
from pydantic import BaseModel, Field, SecretStr

VALUE = {"float": 2.0, "large": 2**60 + 1, "tiny": 1e-05, "text": "ä😀", "list": [1, 1.0, None, True]}


class Size(Enum):
    SMALL = "s"
    LARGE = "l"


class Proxy(BaseModel):
    host: str = "localhost"
    token: SecretStr = SecretStr("")


class Credentials(Block):
    """Who logs in -> & with what."""

    user: str
    password: SecretStr


class Warehouse(Block):
    """A block with nearly everything that a schema can have."""

    _capabilities = []

    credentials: Credentials
    proxies: list[Proxy] = []
    size: Size = Size.SMALL
    timeout: float = 2.0
    tiny: float = 1e-05
    huge: float = 1e16
    rows: int = Field(default=2**70, description="Zeilen, größer als 2^63")


def repeatedly(value: object) -> list[object]:
    """A value with its kind, which JSON would not tell."""
    return [type(value).__name__, value]


@flow
def variables_in_a_flow() -> list[object]:
    Variable.set("in-a-flow", VALUE, tags=["t"])
    found = Variable.get("in-a-flow")
    return [found == VALUE, *[repeatedly(found[key]) for key in ("float", "large", "tiny")]]


@flow
async def variables_in_an_asynchronous_flow() -> list[object]:
    await Variable.aset("asynchronous", 1.0)
    await Variable.aset("asynchronous", 2.0, overwrite=True)
    found = await Variable.aget("asynchronous")
    return [repeatedly(found), await Variable.aunset("asynchronous"), await Variable.aget("asynchronous", default="gone")]


def variables() -> list[object]:
    Variable.set("outside", "one")
    try:
        Variable.set("outside", "two")
        refused = False
    except ValueError:
        refused = True
    Variable.set("outside", "two", overwrite=True)
    return [refused, Variable.get("outside"), Variable.unset("outside"), Variable.unset("outside"), Variable.get("outside")]


def secrets() -> list[object]:
    Secret(value="s3cret").save("text")
    Secret(value={"key": ["s3cret", 2.0]}).save("json")
    return [Secret.load("text").get(), Secret.load("json").get(), str(Secret.load("text"))]


@flow(persist_result=True)
def persisting(x: int) -> int:
    return x * 2


def storage(folder: Path) -> list[object]:
    block = LocalFileSystem(basepath=str(folder))
    block.save("results")
    loaded = LocalFileSystem.load("results")
    state = persisting.with_options(result_storage=loaded)(21, return_state=True)
    written = [path for path in folder.iterdir() if path.is_file()]
    by_name = persisting.with_options(result_storage="local-file-system/results")(4)
    return [state.result(), len(written), str(state.data.metadata.storage_block_id) == str(block._block_document_id), by_name]


def custom() -> dict[str, object]:
    credentials = Credentials(user="marvin", password=SecretStr("s3cret"))
    credentials.save("login")
    block = Warehouse(credentials=Credentials.load("login"), proxies=[Proxy(token=SecretStr("hidden")), Proxy(host="other")])
    block.save("main")
    loaded = Warehouse.load("main")
    nested = loaded.credentials
    seen = {
        "equal": loaded.model_dump() == block.model_dump(),
        "password": nested.password.get_secret_value(),
        "token": loaded.proxies[0].token.get_secret_value(),
        "nested is a document of its own": str(nested._block_document_id) == str(credentials._block_document_id),
        "numbers": [repeatedly(loaded.timeout), repeatedly(loaded.rows)],
    }
    Credentials(user="arthur", password=SecretStr("new")).save("login", overwrite=True)
    loaded = Warehouse.load("main")
    seen["follows its nested block"] = [loaded.credentials.user, loaded.credentials.password.get_secret_value()]
    inline = Warehouse(credentials=Credentials(user="inline", password=SecretStr("inside")), timeout=3.0)
    inline.save("main", overwrite=True)
    loaded = Warehouse.load("main")
    seen["overwritten"] = [loaded.credentials.user, loaded.credentials.password.get_secret_value(), loaded.timeout, loaded.proxies]
    Warehouse.delete("main")
    try:
        Warehouse.load("main")
        seen["deleted"] = False
    except ValueError:
        seen["deleted"] = True
    return seen


async def checksums() -> list[object]:
    """For each class: whether the server finds the schema that the client looks for, and registers it once."""
    found = []
    async with get_client() as client:
        for block in (Credentials, Warehouse, Secret, LocalFileSystem, SMB, SlackWebhook):
            await block.aregister_type_and_schema()
            first = block._block_schema_id
            await block.aregister_type_and_schema()
            schema = await client.read_block_schema_by_checksum(block._calculate_schema_checksum())
            found.append([block.__name__, first == block._block_schema_id == schema.id])
    return found


def main() -> None:
    if len(sys.argv) < 2:
        print(persisting(21, return_state=True).data.metadata.storage_block_id)
        return
    seen = {
        "variables": variables(),
        "variables in a flow": variables_in_a_flow(),
        "variables in an asynchronous flow": asyncio.run(variables_in_an_asynchronous_flow()),
        "secrets": secrets(),
        "storage": storage(Path(sys.argv[1])),
        "custom": custom(),
        "checksums": asyncio.run(checksums()),
    }
    print(json.dumps(seen))


if __name__ == "__main__":
    main()
