"""The version of the rules, importable without loading anything: a newer one supersedes the claims of an older."""

RULES_VERSION = "1"
