"""`forget`: the name and the texts of a client leave a book, and what was judged stays as it was judged."""

from attrs import frozen

from engine.desk.chain import forgotten_link
from engine.desk.journal import BookError, Journal, head_of
from engine.desk.tables import ClientRow, ForgottenRow, ObligationRow
from engine.model import House
from engine.telling.plain_text import plain_moment, with_article


@frozen
class Forgotten:
    """What came of it: the client's number, how many texts are gone, and what still stands open, in order of time.

    Nobody is told any more of what stands open: it falls due, and its words and actions are not handed on.
    """

    client: int
    texts: int
    open: tuple[ObligationRow, ...]


def forget(journal: Journal, name: str, now: int) -> Forgotten:
    """Forgets a client at a moment. What comes from the same name later is of a new client.

    That it was done stands in the chain, without the name. A desk on this journal has to be opened again after it.
    BookError for a client whom the book does not know, and where somebody else has it open.
    """
    with journal.erasing():
        known = next(journal.rows("clients", id=name), None)
        if not isinstance(known, ClientRow):
            raise BookError(f"there is no client `{name}` in this book", "whoever was forgotten has no name here")
        client = known.number
        texts = sum(1 for _ in journal.rows("texts", client=client))
        standing = open_obligations(journal, client)
        number, link = head_of(journal)
        row = ForgottenRow(number + 1, client, now, "")
        journal.append({"forgotten": [row._replace(link=forgotten_link(link, row))]})
        journal.erase(client)
    return Forgotten(client, texts, standing)


def still_open(forgotten: Forgotten, house: House) -> list[str]:
    """What stands open for nobody any more, a sentence each."""
    return [
        f"{'the house' if row.kind == 'promise' else 'the client'} still owes {with_article(row.what)}, due "
        f"{plain_moment(row.due, house.zone)}; nobody is told of it"
        for row in forgotten.open
    ]


def open_obligations(journal: Journal, client: int) -> tuple[ObligationRow, ...]:
    """What a client owes or is owed, what is due first before the rest."""
    latest = {row.id: row for row in journal.rows("obligations", client=client) if isinstance(row, ObligationRow)}
    standing = (row for row in latest.values() if row.state in ("open", "overdue"))
    return tuple(sorted(standing, key=lambda row: (row.due, row.id)))
