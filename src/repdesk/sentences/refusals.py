"""Why the program said no: one sentence a code."""

from repdesk.domain.errors import Refused
from repdesk.domain.faults import Fault
from repdesk.sentences.filling import filled
from repdesk.sentences.problems import problem

REFUSALS: dict[str, str] = {
    # The desk's file.
    "desk.already_open": "This desk is open in another window on {host} since {since}: {path}. Close that one first.",
    "desk.in_use": "This desk is open in another window: {path}. Close that one first.",
    "desk.absent": "There is no desk in {path}, and none was made. Open RepDesk there once, or name another folder.",
    "desk.older": "{path} was made by an older RepDesk. It was left as it is; open it once in a window to upgrade it.",
    "desk.newer": "{path} was made by a newer RepDesk than this one. It was left as it is; update RepDesk to open it.",
    "desk.foreign": "{path} is a database of another program, not a desk. It was left as it is.",
    "desk.foreign_schema": "{path} holds things that RepDesk did not put there. It was left as it is.",
    "desk.empty": "{path} is empty where a desk should be. It was left as it is; look into the folder backups.",
    "desk.zeroed": "{path} is blank, as after a failed copy. It was left as it is; look into the folder backups.",
    "desk.not_sqlite": "{path} is not a RepDesk file. It was left as it is.",
    "desk.not_a_file": "{path} is not a file. Nothing was changed; choose another folder for the desk.",
    "desk.not_a_folder": "{path} is a file, not a folder. Nothing was changed; choose another folder for the desk.",
    "desk.broken_link": "{path} is a link that leads nowhere. Nothing was changed.",
    "desk.folder_missing": "The folder of {path} is not there; is its drive connected? Nothing was changed.",
    "desk.damaged": "{path} is damaged. It was left as it is; look into the folder backups for earlier copies.",
    "desk.bad_path": "{path} cannot be the place of a desk. Nothing was changed; choose another folder.",
    "desk.exists": "There is a file at {path} already. It was left as it is.",
    "desk.no_permission": "This user may not open {path}. Nothing was changed.",
    "desk.read_only": "{path} can be read but not written. Nothing was changed.",
    "desk.disk_full": "The disk of {path} is full. Nothing was written and all earlier work is safe; free some space.",
    "desk.busy": "RepDesk is still writing something else. Nothing was changed; try again in a moment.",
    "desk.io": "The disk of {path} did not answer properly. Nothing was written; all earlier work is safe.",
    "desk.cannot_open": "{path} could not be opened. Nothing was changed.",
    "desk.moved": "{path} was moved or deleted while RepDesk had it open. Nothing more is written until it is back.",
    "desk.log_gone": "A file beside {path} was deleted meanwhile. This was not written; all earlier work is safe, so"
    " try again.",
    "desk.no_memory": "This computer is out of memory. Nothing was written; all earlier work is safe.",
    "desk.disagrees": "{path} does not agree with itself in {count:place|places}. Nothing was changed.",
    "desk.upgrade_failed": "{path} could not be upgraded and is as it was. Its backup lies in the folder backups.",
    "backup.exists": "There is a file at {path} already. It was not replaced; choose another name for the backup.",
    "backup.is_the_desk": "{path} is the desk itself. It was left as it is; choose another name for the backup.",
    "backup.damaged": "The backup {path} did not pass its check and was thrown away. The desk itself is unchanged.",
    "history.unknown": "That step is no longer in the history. Nothing was changed.",
    "history.not_done": "That step is undone already. Nothing was changed.",
    "history.closed": "That step is older than the last upgrade of the desk and can only be read. Nothing was changed.",
    # Deals.
    "deal.gone": "That deal is not on the desk any more. Undo may bring it back.",
    "deal.title_empty": "A deal needs a name.",
    "deal.amount_too_large": "That amount is too large to be kept exactly.",
    "deal.not_a_currency": "“{text}” is not a currency; write three letters such as EUR.",
    "deal.probability_out_of_range": "A probability lies between 0 and 100 %.",
    "deal.date_out_of_range": "{field}: the year of {value} lies too far away.",
    "deal.too_many_tags": "A deal can carry {most} tags at most.",
    "deal.reason_missing": "Choose a reason; the deal stays as it is until then.",
    "deal.note_missing": "This reason needs your own words; the deal stays as it is until then.",
    "deal.hold_in_the_past": "{until} is not in the future; choose a later day.",
    "deal.not_open": "“{title}” is {outcome}. Reopen it before you move it.",
    "deal.is_there": "“{title}” is in {stage} already.",
    "deal.is_open": "“{title}” is open already.",
    "deal.has_outcome": "“{title}” is {outcome} already.",
    "company.name_empty": "A company needs a name.",
    "company.headcount_out_of_range": "A headcount lies between 0 and 100 million.",
    "criterion.gone": "“{title}” has no such line on its checklist any more.",
    "gate.closed": "The gate is closed: {open:required line is|required lines are} open. The deal stays where it is.",
    "stage.after_sale": "A deal gets to “{stage}” by being won; begin it in an earlier stage.",
    "stage.gone": "The process “{process}” has no stage “{stage}”.",
    "process.gone": "That process is not on the desk any more. Nothing was changed.",
    "process.adopted": "The process “{name}” is on the desk already. Nothing was changed.",
    "process.unknown": "There is no process “{key}”. Nothing was changed; RepDesk comes with: {known}.",
    # Settings.
    "setting.unknown_value": "“{value}” cannot be chosen for {option}.",
    "setting.not_a_currency": "“{text}” is not a currency; write three letters such as USD.",
    "setting.not_a_rate": "“{text}” is not a rate for {currency}; write a number above zero such as 0.92.",
    # Files that come in.
    "cancelled": "Stopped as you asked. Nothing was written.",
    "file.missing": "There is no file {path}. Nothing was changed.",
    "file.not_a_file": "{path} is not a file. Nothing was changed.",
    "file.not_regular": "{path} is a folder or a device, not a file. Nothing was changed.",
    "file.unreadable": "{path} cannot be read: {errno}. Nothing was changed.",
    "file.not_written": "{path} could not be written: {errno}. What was there before is unchanged.",
    "file.empty": "{path} is empty. Nothing was changed.",
    "file.header_only": "{path} has column names but no rows. Nothing was changed.",
    "file.too_large": "{path} is too large ({size} bytes; RepDesk reads up to {limit}). Nothing was written.",
    "file.changed": "{path} changed while it was read. Nothing was written; try again when it is at rest.",
    "csv.not_text": "{path} is not a text file. Nothing was changed; save the table as CSV and choose that file.",
    "csv.unknown_delimiter": "Columns cannot be divided by “{delimiter}”, only by , ; tab or |. Nothing was changed.",
    "csv.unknown_encoding": "“{encoding}” is not an encoding RepDesk knows. Nothing was changed.",
    "csv.too_many_columns": "{path} has {columns} columns; RepDesk reads up to {limit}. Nothing was changed.",
    "csv.line_too_long": "{path} has a line of over {limit} characters and cannot be a table. Nothing was changed.",
    "csv.stray_quote": "Line {line} has a quotation mark in the middle of a value. Nothing was written.",
    "csv.unclosed_quote": "The quotation mark opened on line {line} is never closed. Nothing was written.",
    "csv.field_too_long": "A value on line {line} is longer than {limit} characters. Nothing was written.",
    "process.faulty": "The process file {path} has faults: {faults}. Nothing was changed.",
    # Imports.
    "mapping.faulty": "The mapping does not fit: {faults}. Nothing was written.",
    "import.no_such_column": "The file has no column “{column}”. Its columns are: {columns}. Nothing was written.",
    "import.process_unnamed": "Nothing was written: say which process they follow, with --process and one of: {known}.",
    "import.places_unclear": "Column “{column}” says {found}, and no stage is called that. Match them in the window"
    " or in a mapping file. Nothing was written.",
    "import.date_order_unclear": "The dates in “{column}” ({samples}) do not show which number is the day. Choose the"
    " order in the window, or write date_order into a mapping file. Nothing was written.",
    "import.decimal_unclear": "The amounts in “{column}” ({samples}) do not show which sign is the decimal one. Choose"
    " it in the window, or write decimal into a mapping file. Nothing was written.",
    # The computer.
    "qt.libraries_missing": "No window can open: libraries are missing. This brings them: sudo apt install {packages}",
    "qt.no_screen": "There is no screen to open a window on: DISPLAY is not set. repdesk --help lists what needs none.",
    "qt.screen_silent": "No screen answers at DISPLAY={display}. repdesk --help lists what works without a window.",
}

OF_ANY_KIND = {
    # Disks.
    "disk_full": "The disk of {path} is full. Nothing was written there; your desk is unchanged.",
    "read_only": "{path} can be read but not written. Your desk is unchanged.",
    "no_permission": "This user may not write {path}. Your desk is unchanged.",
    "folder_missing": "The folder of {path} is not there. Nothing was written; your desk is unchanged.",
    "bad_path": "{path} cannot be the name of a file. Nothing was written; your desk is unchanged.",
    "not_a_file": "{path} is not a file. Nothing was written; your desk is unchanged.",
    "io": "The disk of {path} did not answer properly. Your desk is unchanged.",
    "busy": "{path} is in use elsewhere. Your desk is unchanged; try again in a moment.",
    "cannot_open": "{path} could not be opened. Your desk is unchanged.",
    "moved": "{path} was moved while it was written. Your desk is unchanged.",
    "no_memory": "This computer is out of memory. Your desk is unchanged.",
    # Files in TOML.
    "schema": "The {kind} file {path} lacks the line schema = “{expected}”. Nothing was changed.",
    "too_big": "The {kind} file {path} is larger than {limit} bytes. Nothing was changed.",
    "too_deep": "The {kind} file {path} is nested deeper than {limit} levels. Nothing was changed.",
    "not_utf8": "The {kind} file {path} is not UTF-8 text (byte {byte}). Nothing was changed.",
    "toml": "The {kind} file {path} cannot be read at line {line}, column {column}. Nothing was changed.",
}
"""What can happen to files of every kind, by the second half of the code."""

_UNKNOWN = "RepDesk did not do this ({code}). Nothing was changed."
_FAULTS_NAMED = 3


def sentence(refused: Refused) -> str:
    """What to tell the rep."""
    kind, _, fault = refused.code.partition(".")
    template = REFUSALS.get(refused.code) or OF_ANY_KIND.get(fault) or _UNKNOWN
    values = {"kind": kind, "code": refused.code, **refused.values}
    values.setdefault("path", values.get("file", "?"))
    if isinstance(faults := values.get("faults"), tuple):
        values["faults"] = _named(faults)
    return filled(template, values)


def _named(faults: tuple[Fault, ...]) -> str:
    """The first few faults with their places, and how many more there are."""
    named = "; ".join(f"{fault.path}: {problem(fault)}" for fault in faults[:_FAULTS_NAMED])
    more = len(faults) - _FAULTS_NAMED
    return f"{named}; and {more} more" if more > 0 else named
