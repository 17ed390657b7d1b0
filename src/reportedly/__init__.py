"""Reportedly reads news reports of armed conflict and keeps a sourced record of incidents."""

__version__ = "0.1.0"
