"""Makes one asset of another, as a data team does. Prints the id of the flow run."""

from prefect import flow, get_run_logger, task
from prefect.assets import Asset, AssetProperties, add_asset_metadata, materialize
from prefect.runtime import flow_run

RAW = Asset(
    key="s3://lake/raw.csv",
    properties=AssetProperties(name="Raw", description="As it came", url="https://lake.example/raw", owners=["ann", "bob"]),
)


@materialize(RAW)
def raw() -> list[int]:
    add_asset_metadata("s3://lake/raw.csv", {"rows": 3})
    return [1, 2, 3]


@task
def doubled(rows: list[int]) -> list[int]:
    return [2 * row for row in rows]


@materialize("s3://lake/clean.csv", by="dbt", asset_deps=["postgres://prod/customers"])
def clean(rows: list[int]) -> int:
    get_run_logger().info("%s rows", len(rows))
    return len(rows)


@flow
def lake() -> str:
    clean(doubled(raw()))
    return flow_run.id


print(lake())
