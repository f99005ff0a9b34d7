"""Tests of what selling is."""
