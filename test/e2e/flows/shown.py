"""Loads the secret that was made by form, shows in an artifact of its run what it is like, and prints it."""

from prefect import flow
from prefect.artifacts import create_markdown_artifact
from prefect.blocks.system import Secret


@flow
def shown() -> str:
    value = Secret.load("by-form").get()
    create_markdown_artifact(f"# Loaded\n\n**{len(value)} characters**", key="by-flow")
    return value


print(shown())
