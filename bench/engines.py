"""The engines that `peers.py` asks, each by the fastest honest way to call it from Python.

An engine is made from the policy and gives a function of the event. All but evenhand say the percentage; the host
multiplies. What is not installed raises ImportError.
"""

import json
import os
import tempfile
from collections.abc import Callable
from typing import Any

from policy import PATH, Event, Rule, answer

Decide = Callable[[Event], Any]


def place(field: str) -> str:
    """A field as most engines write it."""
    return ".".join(PATH[field])


def logic(rules: list[Rule]) -> str:
    """The policy as JSON Logic: one `if`."""

    def test(field: str, op: str, value: object) -> object:
        known = {"var": place(field)}
        return known if value is True else {op: [known, value]}

    found: list[object] = []
    for percent, fits in rules[:-1]:
        cases = [{"and": [test(*one) for one in case]} for case in fits]
        found += [{"or": cases} if len(cases) > 1 else cases[0], percent]
    return json.dumps({"if": [*found, rules[-1][0]]})


def datalogic(rules: list[Rule]) -> Decide:
    """datalogic-py: JSON Logic in Rust, compiled, the event as a dict."""
    import datalogic_py

    engine = datalogic_py.Engine()
    rule, session = engine.compile(logic(rules)), engine.session()
    evaluate = session.evaluate
    return lambda event, _keep=(engine, session): answer(evaluate(rule, event), event)


def datalogic_json(rules: list[Rule]) -> Callable[[str], str]:
    """The same from JSON text to JSON text; the price has to be read as well."""
    import datalogic_py
    import msgspec

    engine = datalogic_py.Engine()
    rule, session = engine.compile(logic(rules)), engine.session()
    evaluate, loads, dumps = session.evaluate, msgspec.json.decode, msgspec.json.encode
    return lambda text, _keep=(engine, session): dumps(answer(evaluate(rule, text), loads(text)))


def rules_engine(rules: list[Rule]) -> Decide:
    """rules-engine: a list of Python functions, which it asks in turn."""
    from rules_engine import Rule as Asked
    from rules_engine import RulesEngine

    def source(field: str, op: str, value: object) -> str:
        known = "e" + "".join(f"[{key!r}]" for key in PATH[field])
        return known if value is True else f"{known} {op} {value!r}"

    made = []
    for percent, fits in rules:
        test = " or ".join("(" + " and ".join(source(*one) for one in case) + ")" for case in fits)
        made.append(Asked(eval(f"lambda e: {test}"), eval(f"lambda e: {percent}")))
    run = RulesEngine(*made).run
    return lambda event: answer(run(event).value, event)


def cel(rules: list[Rule]) -> Decide:
    """cel-expr-python: Google's CEL in C++; a program a rule, asked in turn."""
    from cel_expr_python import cel as library

    kinds = library.Type
    of_names = kinds.Map(kinds.STRING, kinds.DYN)
    world = library.NewEnv(variables={"client": of_names, "booking": of_names, "channel": kinds.STRING})

    def source(field: str, op: str, value: object) -> str:
        if value is True:
            return place(field)
        return f"{place(field)} {op} {json.dumps(float(value) if field == 'hours' else value)}"  # type: ignore[arg-type]

    made = []
    for percent, fits in rules:
        text = " || ".join("(" + " && ".join(source(*one) for one in case) + ")" for case in fits)
        made.append((world.compile(text).eval, percent))
    activation = world.Activation

    def decide(event: Event) -> Any:
        known = activation(event)
        return answer(next(percent for fits, percent in made if fits(known).value()), event)

    return decide


def zen(rules: list[Rule]) -> Decide:
    """zen-engine: a decision table, by a static loader; it takes one case a row, so a rule may be several rows."""
    import zen as library

    fields = list(PATH)
    at = {"x": 0, "y": 0}
    rows = []
    for percent, fits in rules:
        for case in fits:
            cells = dict.fromkeys(fields, "")
            for field, op, value in case:
                text = json.dumps(value).replace('"', "'")
                test = text if op == "==" else f"not in [{text}]" if op == "!=" else f"{op} {text}"
                cells[field] = f"{cells[field]} and {test}" if cells[field] else test
            if cells["channel"]:
                cells["channel"] = "not in ['website', 'phone']"
            rows.append({"_id": f"r{len(rows)}", **cells, "percent": str(percent)})
    table = {
        "hitPolicy": "first",
        "inputs": [{"id": field, "name": field, "field": place(field)} for field in fields],
        "outputs": [{"id": "percent", "name": "percent", "field": "percent"}],
        "rules": rows,
        "passThrough": False,
        "inputField": None,
        "outputPath": None,
        "executionMode": "single",
    }
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in", "position": at, "content": {"schema": ""}},
        {"id": "t", "type": "decisionTableNode", "name": "t", "position": at, "content": table},
        {"id": "out", "type": "outputNode", "name": "out", "position": at, "content": {"schema": ""}},
    ]
    edges = [{"id": f"e{a}", "sourceId": a, "targetId": b, "type": "edge"} for a, b in (("in", "t"), ("t", "out"))]
    content = {"contentType": "application/vnd.gorules.decision", "nodes": nodes, "edges": edges}
    engine = library.ZenEngine({"loader": {"type": "static", "content": {"p": content}}})
    evaluate = engine.evaluate
    return lambda event: answer(int(evaluate("p", event)["result"]["percent"]), event)


def opa(rules: list[Rule]) -> Decide:
    """opa-eval: Rego in Rust; it takes JSON text."""
    import opa_eval

    def source(field: str, op: str, value: object) -> str:
        return f"input.{place(field)} {op} {json.dumps(value)}"

    lines = ["package house", "import rego.v1", ""]
    for number, (percent, fits) in enumerate(rules):
        lines += [f"fits_{number} if {{ {'; '.join(source(*one) for one in case)} }}" for case in fits]
        lines.append(f"{'percent := ' if not number else 'else := '}{percent} if fits_{number}")
    heads = [line for line in lines if line.startswith("fits_")]
    chain = [line for line in lines[3:] if not line.startswith("fits_")]
    with tempfile.NamedTemporaryFile("w", suffix=".rego", delete=False) as file:
        file.write("\n".join([*lines[:3], *heads, " ".join(chain)]) + "\n")
    evaluate = opa_eval.OpaEval(file.name, query="data.house.percent").evaluate_parsed
    os.unlink(file.name)
    return lambda event: answer(evaluate(json.dumps(event)), event)


def cedar(rules: list[Rule]) -> Decide:
    """cedarpy: it says which policies hold and not which came first, so the host takes the first of them."""
    import cedarpy

    def source(field: str, op: str, value: object) -> str:
        if field == "hours":
            return f"context.hours {op} {round(60 * float(value))}"  # type: ignore[arg-type]
        return f"context.{field} {op} {json.dumps(value)}"

    texts = []
    for number, (_, fits) in enumerate(rules):
        test = " || ".join("(" + " && ".join(source(*one) for one in case) + ")" for case in fits)
        texts.append(f'@id("{number}") permit(principal, action, resource) when {{ {test} }};')
    policies, entities = cedarpy.PolicySet.from_str("\n".join(texts)), cedarpy.Entities.from_json_str("[]")
    ask = cedarpy.is_authorized

    def decide(event: Event) -> Any:
        booking, client = event["booking"], event["client"]
        context = {
            "channel": event["channel"],
            "service": booking["service"],
            "hours": int(60 * booking["hours"]),
            "group": booking["group"],
            "no_shows": client["no_shows"],
            "is_new": client["is_new"],
        }
        asked = {"principal": 'C::"c"', "action": 'A::"a"', "resource": 'R::"r"', "context": context}
        found = ask(asked, policies, entities).diagnostics.id_annotations_by_reason.values()
        return answer(rules[min(map(int, found))][0], event)

    return decide


ENGINES: dict[str, Callable[[list[Rule]], Decide]] = {
    "datalogic-py": datalogic,
    "rules-engine": rules_engine,
    "cel-expr-python": cel,
    "zen-engine": zen,
    "opa-eval": opa,
    "cedarpy": cedar,
}
