#!/usr/bin/env python3
"""`dateline search` next to `sqlite3` with FTS5, from process start to exit, on the same articles.

    process_start.py CORPUS INDEX [--dateline PROGRAM] [--queries 50] [--rounds 5] [--seed 1]

CORPUS is JSON Lines (perhaps .gz) with `title` and `text`; INDEX is `dateline`'s index of it. The database of FTS5 is made beside
INDEX, once. Queries are one to three words or a phrase, drawn from the corpus with the seed; each finds ten articles or more in both.
Before anything is timed, the titles that each program prints are counted. All ways take turns, query by query.
"""

import argparse
import gzip
import json
import os
import random
import re
import sqlite3
import statistics
import subprocess
import sys
import time
from pathlib import Path


def articles(path):
    with (gzip.open if str(path).endswith(".gz") else open)(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            yield article.get("title") or "", article.get("text") or ""


def make_database(corpus, path):
    if path.exists():
        return
    part = Path(f"{path}.part")
    part.unlink(missing_ok=True)
    with sqlite3.connect(part) as database:
        database.execute("CREATE VIRTUAL TABLE article USING fts5(title, text, tokenize = 'porter unicode61')")
        database.executemany("INSERT INTO article VALUES (?, ?)", articles(corpus))
        database.execute("INSERT INTO article(article) VALUES ('optimize')")
    part.rename(path)


def drawn(corpus, count, seed):
    """Words and phrases of one text each, in turns: one word, two, three, a phrase."""
    generator = random.Random(seed)
    texts = [text for _, text in articles(corpus) if len(text) > 500]
    kind = 0
    while True:
        words = re.findall(r"[a-z]+", generator.choice(texts).lower())
        kind = (kind + 1) % 4
        if kind == 3:
            start = generator.randrange(max(1, len(words) - 2))
            if len(words[start]) > 4:
                yield f'"{" ".join(words[start:start + 2])}"'
        else:
            long = sorted({word for word in words if len(word) > 4})
            if len(long) > 3:
                yield " ".join(generator.sample(long, kind + 1))


def sqlite_command(database, query):
    statement = f"SELECT title FROM article WHERE article MATCH '{query}' ORDER BY rank LIMIT 10;"
    return ["sqlite3", str(database), statement]


def output(command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def print_ten(command, dateline, index, database, query):
    """Whether both print ten titles; what `dateline` prints is compared with what its JSON says."""
    if len(output(sqlite_command(database, query)).splitlines()) != 10:
        return False
    hits = json.loads(output([dateline, "search", "--index", index, query, "--format", "json"]))["hits"]
    if len(hits) != 10:
        return False
    printed = " ".join(output(command).split())
    missing = [hit["title"] for hit in hits if " ".join(hit["title"].split())[:30] not in printed]
    if missing:
        sys.exit(f"{' '.join(command)} does not print the title {missing[0]!r}")
    return True


def measured(command):
    """Milliseconds by the clock and of processor time."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    elapsed = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{' '.join(command)}: status {child.returncode}")
    return 1000 * elapsed, 1000 * (usage.ru_utime + usage.ru_stime)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("index")
    parser.add_argument("--dateline", default=".build/release/dateline")
    parser.add_argument("--queries", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    database = Path(arguments.index.rstrip("/") + ".sqlite")
    make_database(arguments.corpus, database)

    search = [arguments.dateline, "search", "--index", arguments.index]
    ways = {
        "sqlite3: ten titles by rank": lambda query: sqlite_command(database, query),
        "dateline search (ten hits, two snippets each, four facets)": lambda query: [*search, query],
        "dateline search --no-facets": lambda query: [*search, query, "--no-facets"],
        "dateline search --no-facets --snippets 0": lambda query: [*search, query, "--no-facets", "--snippets", "0"],
    }
    queries = []
    for query in drawn(arguments.corpus, arguments.queries, arguments.seed):
        if query not in queries and print_ten([*search, query], arguments.dateline, arguments.index, database, query):
            queries.append(query)
        if len(queries) == arguments.queries:
            break
    samples = {way: {query: [] for query in queries} for way in ways}
    for _ in range(arguments.rounds):
        for query in queries:
            for way, command in ways.items():
                samples[way][query].append(measured(command(query)))

    print(f"{len(queries)} queries, {arguments.rounds} rounds; both programs print ten titles for each.\n")
    print("| milliseconds, process start to exit | median | p95 | ratio | processor time, median | p95 | ratio |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    base = None
    for way, by_query in samples.items():
        columns = []
        for clock in (0, 1):
            medians = sorted(statistics.median(sample[clock] for sample in rounds) for rounds in by_query.values())
            columns.append((statistics.median(medians), medians[int(0.95 * len(medians))]))
        base = base or columns
        cells = [f"{median:.1f} | {p95:.1f} | {median / base[clock][0]:.2f}" for clock, (median, p95) in enumerate(columns)]
        print(f"| {way} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
