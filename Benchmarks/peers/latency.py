"""Search from process start to exit: Dateline and the sqlite3 command line, in turns."""

import json
import shutil
import statistics
import subprocess
import time

COUNT = "SELECT count(*) FROM article WHERE article MATCH '{q}';"
BEST = "FROM article WHERE article MATCH '{q}' ORDER BY rank LIMIT 10;"
RANKED = f"{COUNT} SELECT id, title {BEST}"
SNIPPETS = f"{COUNT} SELECT id, title, snippet(article, 6, '<b>', '</b>', '…', 30) {BEST}"


def timed(command):
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True)
    milliseconds = 1000 * (time.perf_counter() - start)
    if done.returncode or not done.stdout:
        raise RuntimeError(f"{' '.join(command)}: status {done.returncode}, {done.stderr.strip() or 'no message'}")
    return milliseconds, done.stdout


def sqlite_command(index, statement, query):
    return ["sqlite3", str(index / "articles.sqlite"), statement.format(q=f'"{query}"')]


def ways(dateline, dateline_index, sqlite_index):
    """Name, command of a query, and how the count of hits is read from the output."""
    total = lambda text: json.loads(text)["total"]["value"]
    first_line = lambda text: int(text.split("\n", 1)[0] or 0)
    search = dateline.search_command
    found = [
        ("Dateline: count, top ten", lambda q: search(dateline_index, q, "--no-facets", "--snippets", "0"), total),
        ("Dateline: and snippets", lambda q: search(dateline_index, q, "--no-facets"), total),
        ("Dateline: and facets (its default)", lambda q: search(dateline_index, q), total),
    ]
    if sqlite_index and shutil.which("sqlite3"):
        found.append(("sqlite3: count, top ten", lambda q: sqlite_command(sqlite_index, RANKED, q), first_line))
        found.append(("sqlite3: and snippets", lambda q: sqlite_command(sqlite_index, SNIPPETS, q), first_line))
    return found


def compare(dateline, dateline_index, sqlite_index, queries, repetitions=5):
    """Milliseconds of each way over all queries (each query's median of the repetitions), and the sum of its hits."""
    table = ways(dateline, dateline_index, sqlite_index)
    samples = {name: {query: [] for query in queries} for name, _, _ in table}
    hits = {name: 0 for name, _, _ in table}
    for repetition in range(repetitions):
        for query in queries:
            for name, command, read_hits in table:
                milliseconds, text = timed(command(query))
                samples[name][query].append(milliseconds)
                if repetition == 0:
                    hits[name] += read_hits(text)
    rows = []
    for name, by_query in samples.items():
        medians = sorted(statistics.median(values) for values in by_query.values())
        rows.append({
            "way": name,
            "median": statistics.median(medians),
            "p95": medians[min(len(medians) - 1, int(0.95 * len(medians)))],
            "max": medians[-1],
            "hits": hits[name],
        })
    return rows
