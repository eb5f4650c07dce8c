"""Asks the reference what it makes of many templates: python reference_vectors.py > src/reference.vectors.json

Needs prefect==3.8.8, and TZ=UTC. Every template is rendered with one of the contexts below, which the vectors carry along in JSON:
an object with a `$` says what other than JSON a value is.
"""
import datetime
import json
import pathlib
import sys
import uuid

import humanize.time
from prefect.server.events.jinja_filters import all_filters
from prefect.server.events.schemas.events import Resource
from prefect.server.events.schemas.labelling import LabelDiver
from prefect.server.schemas.states import StateType
from prefect.server.utilities.user_templates import (
    TemplateSecurityError,
    _sync_template_environment as environment,
    register_user_template_filters,
    validate_user_template,
)
from jinja2.exceptions import TemplateSyntaxError
from pydantic import TypeAdapter
from pydantic_extra_types.pendulum_dt import DateTime

register_user_template_filters(all_filters)

NOW = datetime.datetime(2026, 11, 26, 12, 0, 0, tzinfo=datetime.timezone.utc)
INSTANT = datetime.datetime
humanize.time._now = lambda: NOW.replace(tzinfo=None)


class AnyInstant(type):
    def __instancecheck__(cls, value):
        return isinstance(value, INSTANT)


class Today(datetime.datetime, metaclass=AnyInstant):
    @classmethod
    def now(cls, tz=None):
        return cls(2026, 11, 26, 12, 0, 0, tzinfo=tz)


datetime.datetime = Today


at = TypeAdapter(DateTime).validate_python


CONTEXT = {
    "name": "Ada",
    "html": "<b>\"Ada\" & 'Bob'</b>",
    "text": "The quick brown fox jumps over the lazy dog",
    "lines": "one\ntwo\n\nthree",
    "umlaut": "Grüße, 世界 🎉",
    "empty": "",
    "n": 42,
    "big": 123456789012345678901234567890,
    "pi": 3.14159265,
    "tiny": 0.00001234,
    "huge": 1.5e22,
    "half": 2.5,
    "yes": True,
    "no": False,
    "none": None,
    "list": [3, 1, 2],
    "mixed": [1, 2.0, "three", None, True, [4], {"five": 5}],
    "words": ["banana", "Apple", "cherry", "apple"],
    "none_list": [],
    "dict": {"b": 2, "a": 1, "c": {"deep": [1, {"x": "y"}]}},
    "people": [
        {"name": "Ada", "age": 36, "city": {"name": "London"}},
        {"name": "bob", "age": 41, "city": {"name": "Bonn"}},
        {"name": "Cy", "age": 36, "city": {"name": "Aachen"}},
    ],
    "state": StateType.COMPLETED,
    "id": uuid.UUID("0b1f7a3e-5c1e-4b59-8d5e-111111111111"),
    "when": at("2026-11-22T21:49:50.462439+00:00"),
    "later": at("2027-01-03T04:05:06+00:00"),
    "took": datetime.timedelta(days=1, seconds=3725, microseconds=500000),
    "short": datetime.timedelta(seconds=12.5),
    "resource": Resource(
        {"prefect.resource.id": "prefect.flow-run.x", "prefect.resource.name": "red-fox", "team.owner": "data", "team": "x"}
    ),
    "labels": LabelDiver({"prefect.resource.id": "prefect.flow-run.x", "a.b": "1", "a": "2"}),
}


def written(value):
    if isinstance(value, StateType):
        return {"$enum": "StateType", "value": value.value}
    if isinstance(value, uuid.UUID):
        return {"$uuid": str(value)}
    if isinstance(value, DateTime):
        return {"$datetime": int(value.timestamp()) * 1_000_000 + value.microsecond}
    if isinstance(value, datetime.timedelta):
        return {"$duration": value // datetime.timedelta(microseconds=1)}
    if isinstance(value, Resource):
        return {"$resource": value.root}
    if isinstance(value, LabelDiver):
        return {"$labels": dict(value)}
    return value


def answer(template):
    try:
        validate_user_template(template)
    except TemplateSyntaxError as error:
        return {"refused": error.lineno}
    except TemplateSecurityError:
        return {"refused": None}
    try:
        return {"output": environment.from_string(template).render(CONTEXT)}
    except Exception as error:
        return {"raised": type(error).__name__}


def main():
    templates = [json.loads(line) for line in open(pathlib.Path(__file__).with_name("reference_templates.jsonl")) if line.strip()]
    vectors = [{"template": template, **answer(template)} for template in templates]
    context = {name: written(value) for name, value in CONTEXT.items()}
    lines = ",\n    ".join(json.dumps(vector, ensure_ascii=False) for vector in vectors)
    sys.stdout.write('{\n  "context": %s,\n  "vectors": [\n    %s\n  ]\n}\n' % (json.dumps(context, ensure_ascii=False), lines))


main()
