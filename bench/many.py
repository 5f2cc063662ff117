"""The decision of `policy.py` over a whole table: `House.decide_many`, numpy and Polars by hand, and DuckDB.

All start from the same columns: when the request came, when its booking starts, price, size of the group, missed
visits, whether the client is new, and the channel. The ways by hand give the outcome and the fee; evenhand gives the
verdict, the channel, the charge and the id of the line that says so, and looks at every column for values that do not
fit. All are first held against the decision by hand, event by event, on 2,000 rows, and against one another on every
row. Then they are measured in turns, in one process.

    python bench/many.py [--rows 4000000] [--repeats 7]
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

import numpy as np  # noqa: E402  # only after their folders are on the path
import polars as pl  # noqa: E402
from peers import AT, house_text, version_of  # noqa: E402
from policy import by_hand, rules  # noqa: E402

from engine.compiler import check_text  # noqa: E402
from engine.embedded import House  # noqa: E402
from engine.planning.plan_from_model import plan_from_model  # noqa: E402

CHANNELS = ["website", "phone", "sms", "whatsapp", "email"]
OURS = 2
"""The first two channels are the house's own."""
BLOCK = 1 << 15
CHECKED = 2000

Found = tuple[Any, Any]
"""Whether a request is turned away (0), free (1) or charged (2), and the fee in cents; for each row."""


def table(rows: int) -> pl.DataFrame:
    """Random requests, often near the edges of the tiers."""
    chance = np.random.default_rng(3)
    hours = chance.integers(0, 481, rows) / 4
    edge = chance.random(rows) < 0.05
    hours[edge] = chance.choice([4.0, 8.0, 24.0, 48.0, 96.0], edge.sum())
    channel = np.where(chance.random(rows) < 0.9, chance.integers(0, OURS, rows), chance.integers(OURS, 5, rows))
    moment = pl.Datetime("us", "UTC")
    return pl.DataFrame(
        {
            "at": pl.Series(np.full(rows, AT * 10**6)).cast(moment),
            "start": pl.Series(((AT + hours * 3600) * 10**6).astype(np.int64)).cast(moment),
            "price": chance.integers(5, 400, rows) * 100,
            "group-size": chance.choice(np.array([1, 1, 1, 2, 3, 4, 5, 6]), rows),
            "missed": chance.choice(np.array([0, 0, 0, 1, 1, 2, 3]), rows),
            "is-new": chance.random(rows) < 0.3,
            "channel": pl.Series(channel.astype(np.uint32)).replace_strict(
                dict(enumerate(CHANNELS)), return_dtype=pl.Enum(CHANNELS)
            ),
            "treatment": pl.Series(["haircut"], dtype=pl.Enum(["haircut", "massage", "nails"])).new_from_index(0, rows),
        }
    )


def evenhand(asked: pl.DataFrame) -> Callable[[], pl.DataFrame]:
    """The house of `peers.py`."""
    checked = check_text(house_text(rules(0, True)), "many.house")
    assert checked.house is not None
    house = House(checked.house, plan_from_model(checked.house))
    return lambda: house.decide_many(asked, "request")


def polars_by_hand(asked: pl.DataFrame) -> Callable[[], pl.DataFrame]:
    """As somebody would write it with expressions."""
    hours = pl.col("start") - pl.col("at")
    large = pl.col("group-size") >= 4

    def at_least(count: int) -> pl.Expr:
        return hours >= pl.when(large).then(pl.duration(hours=2 * count)).otherwise(pl.duration(hours=count))

    def percent(value: int) -> pl.Expr:
        return pl.lit(value, pl.Int64)

    base = pl.when(at_least(48)).then(percent(0)).when(at_least(24)).then(percent(25))
    tier = base.when(at_least(4)).then(percent(50)).otherwise(percent(100))
    held = pl.when(pl.col("missed") >= 2).then(pl.max_horizontal(tier, percent(50))).otherwise(tier)
    eased = pl.when(pl.col("is-new") & (hours >= pl.duration(hours=4))).then(pl.min_horizontal(held, percent(25)))
    ours = pl.col("channel").is_in(CHANNELS[:OURS])
    share = pl.when(ours).then(eased.otherwise(held)).otherwise(percent(0)).alias("share")
    kind = pl.when(~pl.col("ours")).then(pl.lit(0, pl.Int8)).when(pl.col("share") == 0).then(pl.lit(1, pl.Int8))
    plan = asked.lazy().with_columns(share, ours.alias("ours"))
    plan = plan.select(
        kind.otherwise(pl.lit(2, pl.Int8)).alias("outcome"), (pl.col("price") * pl.col("share") // 100).alias("fee")
    )
    return plan.collect


def numpy_by_hand(asked: pl.DataFrame, threads: int) -> Callable[[], Found]:
    """Blocks that stay in the cache, comparisons added up as small numbers, and a table of sixteen percentages."""
    seconds = {name: asked[name].to_physical().to_numpy() for name in ("at", "start")}
    price, group, missed = (asked[name].to_numpy() for name in ("price", "group-size", "missed"))
    is_new, channel = asked["is-new"].to_numpy(), asked["channel"].to_physical().to_numpy()
    shares = []
    for place in range(32):
        share = (0, 25, 50, 100)[place & 3]
        share = max(share, 50) if place & 4 else share
        share = min(share, 25) if place & 8 else share
        shares.append(0 if place & 16 else share)
    percents = np.array(shares)
    outcomes = np.array([0 if place & 16 else 1 if shares[place] == 0 else 2 for place in range(32)], np.int8)
    hour = 3600 * 10**6

    def fill(part: slice, outcome: Any, fee: Any) -> None:
        notice = seconds["start"][part] - seconds["at"][part]
        scaled = np.where(group[part] >= 4, notice // 2, notice)
        place = (scaled < 48 * hour).view(np.int8) + (scaled < 24 * hour).view(np.int8)
        place += (scaled < 4 * hour).view(np.int8)
        place += (missed[part] >= 2).view(np.int8) * np.int8(4)
        place += (is_new[part] & (notice >= 4 * hour)).view(np.int8) * np.int8(8)
        place += (channel[part] >= OURS).view(np.int8) * np.int8(16)
        outcome[part] = outcomes.take(place)
        fee[part] = price[part] * percents.take(place) // 100

    def answer() -> Found:
        rows = asked.height
        outcome, fee = np.empty(rows, np.int8), np.empty(rows, np.int64)
        parts = [slice(start, min(rows, start + BLOCK)) for start in range(0, rows, BLOCK)]

        def some(first: int) -> None:
            for part in parts[first::threads]:
                fill(part, outcome, fee)

        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(some, range(threads)))
        return outcome, fee

    return answer


SQL = """
create or replace table answers as
with told as (select *, channel in ('website', 'phone') as ours, "start" - "at" as notice,
                     case when "group-size" >= 4 then 2 else 1 end as scale from requests),
tiers as (select *, case when notice >= interval 48 hour * scale then 0 when notice >= interval 24 hour * scale then 25
                         when notice >= interval 4 hour * scale then 50 else 100 end as tier from told),
held as (select *, case when missed >= 2 then greatest(tier, 50) else tier end as held from tiers),
eased as (select *, case when not ours then 0 when "is-new" and notice >= interval 4 hour then least(held, 25)
                         else held end as share from held)
select case when not ours then 0 when share = 0 then 1 else 2 end::tinyint as outcome, price * share // 100 as fee
from eased
"""


def duckdb_by_hand(asked: pl.DataFrame, threads: int) -> Callable[[], Callable[[], Found]]:
    """A query over a table of its own, into another."""
    import duckdb

    base = duckdb.connect()
    base.execute(f"set threads = {threads}")
    base.register("given", asked.to_arrow())
    numbers = ", ".join(f'epoch_us("{name}") as "{name}"' for name in ("at", "start"))
    base.execute(f"create type channels as enum ({', '.join(map(repr, CHANNELS))})")
    base.execute(
        f'create table requests as select {numbers}, price, "group-size", missed, "is-new",'
        " channel::varchar::channels as channel from given"
    )
    hour = 3600 * 10**6
    query = SQL
    for count in (48, 24, 4):
        query = query.replace(f"interval {count} hour", str(count * hour))

    def answer() -> Callable[[], Found]:
        base.execute(query)
        return lambda: tuple(base.execute("select outcome, fee from answers").fetchnumpy().values())  # type: ignore[return-value]

    return answer


def found_in(name: str, answer: Any) -> Found:
    """What a way answered, as two arrays."""
    if callable(answer):
        return tuple(np.asarray(one) for one in answer())  # type: ignore[return-value]
    if not isinstance(answer, pl.DataFrame):
        return answer
    if "outcome" in answer.columns:
        return answer["outcome"].to_numpy(), answer["fee"].to_numpy()
    fee = answer["charge"].fill_null(0).to_numpy()
    outcome = np.where((answer["verdict"] == "redirect").to_numpy(), 0, np.where(fee == 0, 1, 2))
    return outcome, fee


def check(asked: pl.DataFrame, ways: dict[str, Callable[[], Any]]) -> None:
    """Stops where a way does not answer as it should."""
    first: Found | None = None
    for name, ask in ways.items():
        outcome, fee = found_in(name, ask())
        if first is None:
            first = outcome, fee
            for place, row in enumerate(asked.head(CHECKED).to_dicts()):
                hours = (row["start"] - row["at"]).total_seconds() / 3600
                event = {
                    "channel": row["channel"],
                    "client": {"no_shows": row["missed"], "is_new": row["is-new"]},
                    "booking": {"hours": hours, "group": row["group-size"], "price": row["price"]},
                }
                wanted = by_hand(event)
                got = ("redirect", "free", "fee")[outcome[place]], fee[place]
                if got != (wanted["outcome"], wanted["fee"]):
                    raise SystemExit(f"{name} says {got}, not {wanted}, on {row}")
        elif not (np.array_equal(first[0], outcome) and np.array_equal(first[1], fee)):
            raise SystemExit(f"{name} does not answer as {next(iter(ways))} does")


def main() -> None:
    """Measures, and prints the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rows", type=int, default=4_000_000)
    options.add_argument("--repeats", type=int, default=7)
    chosen = options.parse_args()
    threads = pl.thread_pool_size()
    asked = table(chosen.rows)
    ways: dict[str, Callable[[], Any]] = {
        "evenhand, decide_many": evenhand(asked),
        "numpy by hand": numpy_by_hand(asked, threads),
        "Polars by hand": polars_by_hand(asked),
    }
    missing = ""
    try:
        ways["DuckDB"] = duckdb_by_hand(asked, threads)
    except ImportError:
        missing = "\nnot measured: DuckDB (not installed)"
    check(asked, ways)
    walls: dict[str, list[float]] = {name: [] for name in ways}
    spent: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(chosen.repeats):
        for name, ask in ways.items():
            since, used = time.perf_counter(), time.process_time()
            answer = ask()
            walls[name].append(time.perf_counter() - since)
            spent[name].append(time.process_time() - used)
            del answer
    libraries = ", ".join(f"{name} {version_of(name)}" for name in ("polars", "numpy", "duckdb"))
    print(f"{chosen.rows:,} requests, {chosen.repeats} turns each, {threads} threads, {os.cpu_count()} cores.")
    print(f"{libraries}.")
    print("Millions of rows a second: on the clock (median, spread), and for each second of CPU.\n")
    print(f"| {'':24} | {'M rows/s':>8} | {'spread':>13} | {'per CPU second':>14} |")
    print(f"|{'-' * 26}|{'-' * 9}:|{'-' * 14}:|{'-' * 15}:|")
    for name in sorted(ways, key=lambda one: statistics.median(walls[one])):
        rates = [chosen.rows / one / 1e6 for one in walls[name]]
        per_cpu = chosen.rows / statistics.median(spent[name]) / 1e6
        spread = f"{min(rates):.1f}–{max(rates):.1f}"
        print(f"| {name:24} | {statistics.median(rates):>8.1f} | {spread:>13} | {per_cpu:>14.1f} |")
    if missing:
        print(missing)


if __name__ == "__main__":
    main()
