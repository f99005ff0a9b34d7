"""What is wrong with one value of a file: one clause a code, to stand after its place."""

from collections.abc import Mapping
from typing import Protocol

from repdesk.sentences.filling import filled


class Coded(Protocol):
    """Anything with a code: a value that cannot be read, a row of an import, a fault of a file with its values."""

    @property
    def code(self) -> str:
        """The name of what is wrong."""


PROBLEMS: dict[str, str] = {
    # Numbers and dates.
    "number.empty": "there is no number",
    "number.not_a_number": "this is not a number",
    "number.not_finite": "this is not a finite number",
    "number.too_large": "this number is too large to be kept exactly",
    "number.too_fine": "this number is finer than the smallest unit of its currency",
    "date.empty": "there is no date",
    "date.not_a_date": "this is not a date",
    "date.other_order": "day and month stand in another order than in the rest of the file",
    "date.no_such_day": "the calendar has no such day",
    "date.year_out_of_range": "the year lies too far away",
    "number.out_of_range": "this number lies outside what the field can hold",
    "amount.too_large": "this amount is too large to be kept exactly",
    "currency.unknown": "this is not a currency",
    "yes_no.unknown": "this is neither yes nor no",
    "tags.too_many": "these are more tags than a deal can carry",
    "lead_state.unknown": "this is none of MQL, SAL and SQL",
    # Tables.
    "csv.mixed_encoding": "some letters are not in the encoding of the rest of the file",
    # Rows of an import.
    "import.stage_unknown": "no stage is matched to this value",
    "import.stage_empty": "the row names no stage",
    "import.outcome_unknown": "no outcome is matched to this value",
    "import.title_empty": "the deal has no name and no company",
    "import.too_many_cells": "the row has more values than the file has columns",
    "import.twice_in_file": "an earlier row of the file has the same outside id",
    # Mappings of columns to fields.
    "mapping.no_title": "the title is made of no column of the file",
    "mapping.no_such_column": "the file has no column “{column}”",
    "mapping.no_such_field": "RepDesk has no field “{field}”",
    "mapping.field_twice": "two columns lead to the field {field}",
    "mapping.no_such_moment": "“{moment}” is no moment of a deal",
    "mapping.no_such_stage": "the process has no stage “{stage}”",
    "mapping.no_such_outcome": "“{value}” is no outcome of a deal",
    "mapping.not_a_currency": "“{found}” is not a currency; write three letters such as EUR",
    # Process files.
    "value.missing": "this is missing",
    "value.unknown_key": "RepDesk does not know this entry and leaves it out",
    "value.not_text": "this must be text",
    "value.not_whole": "this must be a whole number",
    "value.not_yes_no": "this must be true or false",
    "value.not_table": "this must be a table",
    "value.not_list": "this must be a list",
    "value.too_long": "this is longer than {limit} characters",
    "value.out_of_range": "{found} does not lie between {low} and {high}",
    "value.too_many": "there are more than {most} entries",
    "value.not_a_choice": "this must be one of: {choices}",
    "value.unknown_choice": "“{found}” is none of: {allowed}",
    "process.no_open_stage": "there is no stage before the sale",
    "process.too_many_stages": "there are more than {limit} stages",
    "process.open_after_post_sale": "a stage before the sale stands after one that follows it",
    "process.probability_after_sale": "a stage after the sale has no probability",
    "process.probability_range": "{low} to {high} is not a range within 0 to 100",
    "process.empty_condition": "this condition names neither an amount nor a tag",
    "process.key_form": "“{key}” is not a key; use small letters, digits and hyphens",
    "process.key_reserved": "“{key}” is an outcome; give the stage another key",
    "process.key_twice": "the key “{key}” is used already at {first}",
    "process.no_text": "there is no text",
    "process.no_choices": "a choice needs at least two different answers to choose from",
    "process.unknown_field": "there is no field “{found}”",
    "process.no_framework": "the framework to score is not named",
}

_UNKNOWN = "this cannot be read ({code})"


def problem(coded: Coded) -> str:
    """What is wrong, as a clause that starts small."""
    values: Mapping[str, object] = getattr(coded, "values", {})
    return filled(PROBLEMS.get(coded.code, _UNKNOWN), {"code": coded.code, **values})
