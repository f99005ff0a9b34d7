"""Which order its dates and which sign its amounts are written in: read from whole columns, asked for where open."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from repdesk.domain.dates import DateOrder, OrderFinder
from repdesk.domain.errors import Refused
from repdesk.domain.mapping import ImportMapping
from repdesk.domain.numbers import DecimalNotation, NotationFinder
from repdesk.domain.text import NAME_LIMIT, clean
from repdesk.formats.csv_table import TableFile, column_pieces
from repdesk.formats.progress import Cancelled

_SHOWN: Final = 60


def settled(table: TableFile, mapping: ImportMapping, cancelled: Cancelled | None = None) -> ImportMapping:
    """The mapping with date order and decimal sign as the table shows them.

    Refused, with what it could be, where the file leaves that open: a wrong guess would move every date.
    """
    dates = () if mapping.date_order else mapping.date_columns
    amounts = () if mapping.decimal or mapping.amount_column is None else (mapping.amount_column,)
    if not dates and not amounts:
        return mapping
    order, notation = _found(table, dates, amounts, cancelled)
    return replace(
        mapping,
        date_order=_order(order) if dates else mapping.date_order,
        decimal=_notation(notation, amounts[0]) if amounts else mapping.decimal,
    )


def _found(
    table: TableFile, dates: tuple[str, ...], amounts: tuple[str, ...], cancelled: Cancelled | None
) -> tuple[OrderFinder, NotationFinder]:
    order, notation = OrderFinder(), NotationFinder()
    for piece in column_pieces(table, cancelled=cancelled):
        for column in dates:
            order.look_at(_cleaned(piece[table.headers.index(column)]), column)
        for column in amounts:
            notation.look_at(_cleaned(piece[table.headers.index(column)]))
    return order, notation


def _cleaned(cells: tuple[str, ...]) -> Iterator[str]:
    return (clean(cell, NAME_LIMIT) for cell in dict.fromkeys(cells))


def _order(finder: OrderFinder) -> DateOrder | None:
    """The one order that all dates allow, None where there is no date; Refused for more than one, or none."""
    column, samples = finder.example
    orders = finder.orders
    if samples and len(orders) != 1:
        raise Refused("import.date_order_unclear", column=column, samples=", ".join(samples), orders=orders)
    return orders[0] if orders else None


def _notation(finder: NotationFinder, column: str) -> DecimalNotation:
    found = finder.notation
    if found is None:
        raise Refused("import.decimal_unclear", column=column, samples=", ".join(finder.samples)[:_SHOWN])
    return found
