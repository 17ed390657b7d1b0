"""Codes of other schemes (ACLED, UCDP, PLOVER) for a telling, from the rule table in `codes.yaml`."""

from reportedly.coding.table import code_telling, codes_for

__all__ = ["code_telling", "codes_for"]
