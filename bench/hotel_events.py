"""The hotel bookings of Antonio, de Almeida and Nunes as a stream of events for `evenhand run`.

    python bench/hotel_events.py hotel_bookings.parquet > events.jsonl
    python bench/hotel_events.py hotel_bookings.parquet --sample 2100 --seed 1 > bookings.jsonl

The data have dates and no clock times. Local time, Europe/Lisbon:

    12:00  booking (arrival less lead time), its deposit, cancellation
    15:00  arrival
    12:00  departure; 18:00 on the day of arrival itself, so that it does not come before the arrival
    23:00  no-show, on the day of arrival: the hour until which the desk expects a guest

Events stand in the order of (moment, id). An id is the row, then the step: a booking that was cancelled on the day
it was made has both at 12:00, and its id comes first. The same file gives the same bytes.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from attrs import frozen
from pyarrow import parquet

LISBON = ZoneInfo("Europe/Lisbon")
NOON, CHECK_IN, SAME_DAY_CHECK_OUT, LATEST_ARRIVAL = time(12), time(15), time(18), time(23)
BOOKING, DEPOSIT, OUTCOME, DEPARTURE = 1, 2, 3, 4
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
AT_LEAST_PER_STRATUM = 2

SITES = {"City Hotel": "city", "Resort Hotel": "resort"}
DEPOSIT_TYPES = {"No Deposit": "no-deposit", "Refundable": "refundable", "Non Refund": "non-refund"}
GUEST_TYPES = {
    "Transient": "transient",
    "Transient-Party": "transient-party",
    "Contract": "contract",
    "Group": "group",
}
SEGMENTS = {
    "Online TA": "online-agent",
    "Offline TA/TO": "tour-operator",
    "Groups": "groups",
    "Direct": "direct",
    "Corporate": "corporate",
    "Complementary": "complimentary",
    "Aviation": "aviation",
    "Undefined": None,
}

# What is odd in the data, and what becomes of it here.
TRAPS = {
    "no nights": "kept: the price is 0, the departure 18:00 on the day of arrival",
    "a rate of 0": "kept: the price is 0 and no deposit is paid",
    "a negative rate": "taken as a rate of 0",
    "nobody staying": "`party-size` is left out, so the house's default stands as assumed",
    "children not known": "`children` is left out; they are not in `party-size`",
    "segment not known": "`segment` is left out",
    "cancelled on the day it was booked": "both at 12:00; the booking's id comes first",
    "cancelled on the day of arrival": "at 12:00, three hours before the arrival",
    "left earlier than booked": "departure on the status date; price and `leave` as booked",
    "a no-show dated before its arrival": "no-show at 23:00 on the day of arrival",
    "a refundable deposit": "its amount is not in the data: the rate of one night, at most the price",
    "no client id": "each booking is a client of its own",
}

Json = dict[str, str | int | bool]


@frozen
class Stay:
    """A row of the data, in the types that it means."""

    row: int
    site: str
    status: str
    booked: date
    arrival: date
    status_date: date
    nights: int
    rate_given: Decimal
    adults: int
    children: int | None
    babies: int
    deposit_type: str
    segment: str | None
    guest_type: str
    returning: bool
    earlier_cancellations: int
    special_requests: int
    parking_spaces: int

    @property
    def rate(self) -> Decimal:
        """Euro a night, never below 0."""
        return max(self.rate_given, Decimal("0.00"))

    @property
    def price(self) -> Decimal:
        """Euro for the nights booked."""
        return self.rate * self.nights

    @property
    def party_size(self) -> int:
        """Everybody who is known to stay."""
        return self.adults + (self.children or 0) + self.babies

    @property
    def deposit(self) -> Decimal:
        """Euro paid with the booking: the stay, where it cannot be refunded, or a night, where it can."""
        return {
            "no-deposit": Decimal(0),
            "refundable": min(self.rate, self.price),
            "non-refund": self.price,
        }[self.deposit_type]

    @property
    def departure(self) -> datetime:
        """When the guest left."""
        return check_out(self.arrival, self.status_date)

    @property
    def leave(self) -> datetime:
        """When the guest was to leave."""
        return check_out(self.arrival, self.arrival + timedelta(self.nights))

    @property
    def traps(self) -> tuple[str, ...]:
        """Which oddities it has, in the order of `TRAPS`; the missing client id is every row's and not told."""
        cancelled = self.status == "Canceled"
        has = {
            "no nights": self.nights == 0,
            "a rate of 0": self.rate_given == 0,
            "a negative rate": self.rate_given < 0,
            "nobody staying": self.party_size == 0,
            "children not known": self.children is None,
            "segment not known": self.segment is None,
            "cancelled on the day it was booked": cancelled and self.status_date == self.booked,
            "cancelled on the day of arrival": cancelled and self.status_date == self.arrival,
            "left earlier than booked": self.status == "Check-Out" and self.departure < self.leave,
            "a no-show dated before its arrival": self.status == "No-Show" and self.status_date < self.arrival,
            "a refundable deposit": self.deposit_type == "refundable",
        }
        return tuple(name for name, fits in has.items() if fits)


def at(day: date, clock: time) -> datetime:
    """A local moment; none of the clock times used here is ever skipped or doubled."""
    return datetime.combine(day, clock, LISBON)


def check_out(arrival: date, day: date) -> datetime:
    """Noon, or the evening where it is the day of arrival."""
    return at(day, NOON if day > arrival else SAME_DAY_CHECK_OUT)


def money(amount: Decimal) -> str:
    """Exact, with two decimals: `EUR 80.00`."""
    return f"EUR {amount:.2f}"


def stay_from_row(row: dict[str, Any]) -> Stay:
    """Reads one row; a value that the data's description does not know is a KeyError or a ValueError."""
    month = MONTHS.index(row["arrival_date_month"]) + 1
    arrival = date(row["arrival_date_year"], month, row["arrival_date_day_of_month"])
    return Stay(
        row=row["row_id"],
        site=SITES[row["hotel"]],
        status=row["reservation_status"],
        booked=arrival - timedelta(row["lead_time"]),
        arrival=arrival,
        status_date=date.fromisoformat(row["reservation_status_date"]),
        nights=row["stays_in_weekend_nights"] + row["stays_in_week_nights"],
        # The column is a float of two decimals: its shortest text is the exact rate.
        rate_given=Decimal(repr(row["adr"])),
        adults=row["adults"],
        children=row["children"],
        babies=row["babies"],
        deposit_type=DEPOSIT_TYPES[row["deposit_type"]],
        segment=SEGMENTS[row["market_segment"]],
        guest_type=GUEST_TYPES[row["customer_type"]],
        returning=bool(row["is_repeated_guest"]),
        earlier_cancellations=row["previous_cancellations"],
        special_requests=row["total_of_special_requests"],
        parking_spaces=row["required_car_parking_spaces"],
    )


def stays_from_parquet(path: Path) -> Iterator[Stay]:
    """Every row, in the file's order, without holding the table as objects at once."""
    for batch in parquet.ParquetFile(path).iter_batches():
        for row in batch.to_pylist():
            yield stay_from_row(row)


def events_from_stay(stay: Stay) -> Iterator[tuple[datetime, Json]]:
    """What happened to one booking, each event with its moment."""

    def event(step: int, kind: str, moment: datetime, **fields: str | int | bool | None) -> tuple[datetime, Json]:
        head: Json = {
            "id": f"{stay.row:06d}.{step}",
            "type": kind,
            "at": moment.isoformat(),
            "client": f"guest-{stay.row:06d}",
            "booking": f"stay-{stay.row:06d}",
        }
        given = {key.replace("_", "-"): value for key, value in fields.items() if value is not None}
        return moment, head | given

    yield event(
        BOOKING,
        "booking",
        at(stay.booked, NOON),
        start=at(stay.arrival, CHECK_IN).isoformat(),
        leave=stay.leave.isoformat(),
        site=stay.site,
        nights=stay.nights,
        rate=money(stay.rate),
        price=money(stay.price),
        party_size=stay.party_size or None,
        children=stay.children,
        babies=stay.babies,
        deposit_type=stay.deposit_type,
        segment=stay.segment,
        guest_type=stay.guest_type,
        returning=stay.returning,
        earlier_cancellations=stay.earlier_cancellations,
        special_requests=stay.special_requests,
        parking_spaces=stay.parking_spaces,
    )
    if stay.deposit:
        yield event(DEPOSIT, "deposit", at(stay.booked, NOON), amount=money(stay.deposit))
    if stay.status == "Canceled":
        yield event(OUTCOME, "cancellation", at(stay.status_date, NOON), cancelled_by="client")
    elif stay.status == "No-Show":
        yield event(OUTCOME, "no-show", at(stay.arrival, LATEST_ARRIVAL))
    else:
        yield event(OUTCOME, "arrival", at(stay.arrival, CHECK_IN))
        yield event(DEPARTURE, "departure", stay.departure)


def sample_of(stays: Iterable[Stay], size: int, seed: int) -> list[Stay]:
    """`size` stays (all of them where there are fewer), each kind in its share and the rare kinds present.

    A kind is a hotel, a deposit type, an outcome and its traps. Each first gives two stays, the rest is shared by
    size; within a kind the order is that of a hash of seed and row, so it depends on nothing else.
    """
    strata: dict[tuple[object, ...], list[Stay]] = defaultdict(list)
    for stay in stays:
        strata[(stay.site, stay.deposit_type, stay.status, stay.traps)].append(stay)
    for members in strata.values():
        members.sort(key=lambda stay: sha256(f"{seed}:{stay.row}".encode()).digest())
    kinds = sorted(strata, key=lambda kind: strata[kind][0].row)
    taken = {kind: min(AT_LEAST_PER_STRATUM, len(strata[kind])) for kind in kinds}
    left = {kind: len(strata[kind]) - taken[kind] for kind in kinds}
    total = sum(left.values())
    wanted = min(size - sum(taken.values()), total)
    if wanted < 0:
        raise SystemExit(f"a sample of {size} cannot hold {AT_LEAST_PER_STRATUM} of each of {len(kinds)} kinds of stay")
    if wanted:
        shares = {kind: divmod(left[kind] * wanted, total) for kind in kinds}
        over = wanted - sum(whole for whole, _ in shares.values())
        nearest = sorted(kinds, key=lambda kind: -shares[kind][1])[:over]
        for kind in kinds:
            taken[kind] += shares[kind][0] + (kind in nearest)
    return sorted((stay for kind in kinds for stay in strata[kind][: taken[kind]]), key=lambda stay: stay.row)


def report(stays: Iterable[Stay], kinds: Counter[str]) -> str:
    """How many stays and events there are, and what became of each trap."""
    stays = list(stays)
    met = Counter(trap for stay in stays for trap in stay.traps)
    met["no client id"] = len(stays)
    lines = [f"{len(stays):,} bookings, {kinds.total():,} events"]
    lines += [f"{count:10,}  {kind}" for kind, count in sorted(kinds.items())]
    lines += ["traps:"]
    lines += [f"{met[trap]:10,}  {trap}: {cure}" for trap, cure in TRAPS.items()]
    return "\n".join(lines)


def main() -> None:
    """Reads the parquet file, writes JSON Lines to standard output and the report to standard error."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bookings", type=Path, help="hotel_bookings.parquet")
    parser.add_argument("--sample", type=int, metavar="N", help="only N bookings, of every kind")
    parser.add_argument("--seed", type=int, default=1, help="which sample (default 1)")
    arguments = parser.parse_args()

    stays = list(stays_from_parquet(arguments.bookings))
    if arguments.sample is not None:
        stays = sample_of(stays, arguments.sample, arguments.seed)
    lines = []
    kinds: Counter[str] = Counter()
    for stay in stays:
        for moment, event in events_from_stay(stay):
            kinds[str(event["type"])] += 1
            lines.append((int(moment.timestamp()), str(event["id"]), json.dumps(event, separators=(",", ":"))))
    lines.sort()
    sys.stdout.writelines(f"{text}\n" for _, _, text in lines)
    print(report(stays, kinds), file=sys.stderr)


if __name__ == "__main__":
    main()
