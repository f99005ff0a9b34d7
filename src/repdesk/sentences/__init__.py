"""The English sentences for the codes of domain, storage, services and formats, each in a table.

A sentence says what happened, where, and what is safe. Names in braces are the values that come with the code.
"""

from repdesk.sentences.filling import counted
from repdesk.sentences.problems import problem
from repdesk.sentences.reasons import because
from repdesk.sentences.refusals import sentence
from repdesk.sentences.steps import is_told, step_sentence

__all__ = ["because", "counted", "is_told", "problem", "sentence", "step_sentence"]
