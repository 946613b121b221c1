"""The story file's tables, as numbered steps that are only added to, so that every older file can be brought up to date."""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x50524556
"""Marks a SQLite file as one of ours ("PREV"), so that a foreign database is told from a damaged story."""

_TABLES = """
CREATE TABLE story (
  seq INTEGER PRIMARY KEY,
  title TEXT NOT NULL
) STRICT;

CREATE TABLE parts (
  seq INTEGER PRIMARY KEY,
  ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
  revision INTEGER NOT NULL CHECK (revision >= 0),
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  body INTEGER NOT NULL CHECK (body >= 0),
  sentences TEXT NOT NULL,
  path TEXT NOT NULL,
  digest TEXT NOT NULL,
  UNIQUE (ordinal, revision)
) STRICT;

CREATE TABLE readings (
  seq INTEGER PRIMARY KEY,
  part INTEGER NOT NULL REFERENCES parts (seq),
  ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
  previous INTEGER REFERENCES readings (seq),
  key TEXT NOT NULL,
  reader TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 0),
  digest TEXT NOT NULL,
  CHECK ((ordinal = 0) = (previous IS NULL))
) STRICT;

CREATE TABLE facts (
  seq INTEGER PRIMARY KEY,
  reading INTEGER NOT NULL REFERENCES readings (seq),
  idx INTEGER NOT NULL CHECK (idx >= 0),
  kind TEXT NOT NULL,
  part INTEGER NOT NULL CHECK (part >= 0),
  offset INTEGER NOT NULL CHECK (offset >= 0),
  body TEXT NOT NULL,
  UNIQUE (reading, idx)
) STRICT;

CREATE TABLE corrections (
  seq INTEGER PRIMARY KEY,
  placed TEXT,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE bookmarks (
  seq INTEGER PRIMARY KEY,
  part TEXT NOT NULL
) STRICT;
"""

_APPEND_ONLY = """
CREATE TRIGGER {table}_never_change BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, 'a story file is append-only'); END;

CREATE TRIGGER {table}_never_forget BEFORE DELETE ON {table}
BEGIN SELECT RAISE(ABORT, 'a story file is append-only'); END;
"""

_FIRST = _TABLES + "".join(
    _APPEND_ONLY.format(table=table) for table in ("story", "parts", "readings", "facts", "corrections", "bookmarks")
)

MIGRATIONS: tuple[str, ...] = (_FIRST,)
"""Step N brings a file from schema N to N + 1. Never change a published step: add one."""


def schema_of(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """Every table, index and trigger of a file, so that `verify` can tell whether somebody took the guards away."""
    rows = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name")
    return [(str(kind), str(name), str(sql)) for kind, name, sql in rows]


def expected_schema() -> list[tuple[str, str, str]]:
    """What `schema_of` says of a file that this program has just made."""
    with sqlite3.connect(":memory:", isolation_level=None) as connection:
        migrate(connection)
        schema = schema_of(connection)
    connection.close()
    return schema


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file up to date, all steps in one transaction, so that a crash leaves the old file or the new one.

    The connection must be in autocommit mode. Raises what sqlite3 raises.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        for step in MIGRATIONS[version:]:
            for statement in _statements(step):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> list[str]:
    """A script cut into statements; `executescript` would commit the transaction that keeps a migration whole."""
    statements: list[str] = []
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            statements.append(pending.strip())
            pending = ""
    return [statement for statement in statements if statement]
