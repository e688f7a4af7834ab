"""SQLite FTS5 through Python's module: `index FILE DIR`, `parse FILE DIR` (reading alone), `hits DIR` (queries on stdin)."""

import json
import os
import sqlite3
import sys

try:
    from orjson import loads
except ImportError:
    from json import loads

FIELDS = ("id", "title", "published", "source", "url", "authors", "text")
SCHEMA = """CREATE VIRTUAL TABLE article USING fts5(
    id UNINDEXED, title, published UNINDEXED, source UNINDEXED, url UNINDEXED, authors UNINDEXED, text,
    tokenize = 'porter unicode61')"""


def rows(path):
    with open(path, "rb") as lines:
        for line in lines:
            get = loads(line).get
            yield tuple(get(field) for field in FIELDS)


def index(path, directory):
    database = sqlite3.connect(os.path.join(directory, "articles.sqlite"), isolation_level=None)
    database.execute(SCHEMA)
    database.execute("BEGIN")
    database.executemany("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?)", rows(path))
    database.execute("COMMIT")
    database.close()


def hits(directory):
    database = sqlite3.connect(os.path.join(directory, "articles.sqlite"))
    counts = [database.execute("SELECT count(*) FROM article").fetchone()[0]]
    for query in json.load(sys.stdin):
        statement = "SELECT count(*) FROM article WHERE article MATCH ?"
        counts.append(database.execute(statement, (f'"{query}"',)).fetchone()[0])
    print(json.dumps(counts))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["index", path, directory]:
            index(path, directory)
        case ["parse", path, directory]:
            for _ in rows(path):
                pass
        case ["hits", directory]:
            hits(directory)
        case _:
            sys.exit(__doc__)
