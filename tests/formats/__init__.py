"""Tests of the readers and writers of files."""
