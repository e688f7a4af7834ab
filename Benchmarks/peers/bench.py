"""Indexes one JSON Lines file with Dateline and its peers, in turns, and writes tables and a plot. See ../README.md."""

import argparse
import csv
import datetime
import os
import re
import shutil
import sys
from fractions import Fraction
from pathlib import Path

import agreement
import corpus
import latency
import measure
import report
from engines import HERE, all_engines

INPUT_NAMES = {"jsonl": "corpus.jsonl", "omega": "corpus.omega", "files": "files"}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, help="JSON Lines, also compressed with gzip")
    parser.add_argument("--rounds", type=int, default=5, help="rounds over the whole corpus")
    parser.add_argument("--parts", default="1/8 1/4 1/2", help="parts of the corpus; 4 is the corpus four times over")
    parser.add_argument("--part-rounds", type=int, default=3, help="rounds over each part")
    parser.add_argument("--slow", type=float, default=60, help="seconds from which an engine runs in the first round alone")
    parser.add_argument("--out", type=Path, default=HERE / "results")
    parser.add_argument("--dateline", default=".build/release/dateline", help="the program to measure")
    parser.add_argument("--only", default="", help="measure only peers whose names match this regular expression")
    parser.add_argument("--seed", type=int, default=1, help="seed of the queries")
    parser.add_argument("--write-docs", action="store_true", help="also put the results into docs/benchmarks.md")
    return parser.parse_args()


class Comparison:
    """The runs of all engines over all parts of the corpus."""

    def __init__(self, options):
        self.options = options
        self.work = options.out / "work"
        self.runs, self.notes, self.failures, self.documents = [], [], [], {}
        self.engines = self.usable(all_engines(options.dateline, options.out / "classes"))

    def usable(self, engines):
        chosen = []
        for engine in engines:
            if not engine.name.startswith("Dateline") and not re.search(self.options.only, engine.name, re.IGNORECASE):
                continue
            reason = engine.missing()
            if reason and engine is engines[0]:
                sys.exit(f"{reason}: build it (make build) or name it with DATELINE=")
            if reason:
                self.notes.append(f"{engine.name}: not measured, {reason}.")
                print(self.notes[-1], file=sys.stderr)
            else:
                chosen.append(engine)
        return chosen

    def index_path(self, engine):
        return self.work / "indexes" / re.sub(r"\W+", "-", engine.name).strip("-")

    def write_inputs(self, part):
        """Writes the part in every form that an engine reads. Returns the paths by form."""
        paths = {form: self.work / name for form, name in INPUT_NAMES.items()}
        shutil.rmtree(paths["files"], ignore_errors=True)
        self.documents[part] = corpus.write_slice(self.options.corpus, part, paths["jsonl"])
        forms = {engine.input for engine in self.engines}
        if "omega" in forms:
            corpus.write_omega_dump(paths["jsonl"], paths["omega"])
        if "files" in forms:
            corpus.write_text_files(paths["jsonl"], paths["files"])
        return paths

    def measure_part(self, part, rounds):
        paths = self.write_inputs(part)
        size = paths["jsonl"].stat().st_size
        print(f"{part} of the corpus: {self.documents[part]} articles, {size / 1e6:.1f} MB", file=sys.stderr)
        for number in range(1, rounds + 1):
            for engine in list(self.engines):
                if number > 1 and self.is_slow(engine, part):
                    continue
                self.run(engine, part, number, paths[engine.input], size)
        self.check_documents(part)

    def is_slow(self, engine, part):
        """Whether one round has to do, so that the others stay near each other in time."""
        seconds = [run["wall_s"] for run in self.runs if run["engine"] == engine.name and run["part"] == str(part)]
        if not seconds or seconds[0] < self.options.slow:
            return False
        note = f"{engine.name}: one round where it takes {self.options.slow:.0f} s or more."
        if note not in self.notes:
            self.notes.append(note)
        return True

    def run(self, engine, part, number, source, size):
        index = self.index_path(engine)
        shutil.rmtree(index, ignore_errors=True)
        index.mkdir(parents=True)
        engine.prepare(source, index)
        command, load = engine.command(source, index), os.getloadavg()[0]
        try:
            measured = measure.run(command, index, self.work / "log")
        except measure.CommandFailed as failure:
            if engine is self.engines[0]:
                sys.exit(str(failure))
            self.failures.append(str(failure))
            self.engines.remove(engine)
            print(failure, file=sys.stderr)
            return
        if engine is not self.engines[0] and getattr(engine, "entities", False) and not engine.recognises(index):
            self.notes.append("Dateline recognised no names in this build: only --no-entities is shown.")
            self.engines.remove(engine)
            return
        self.runs.append({
            "engine": engine.name, "part": str(part), "round": number, "documents": self.documents[part],
            "bytes": size, "wall_s": round(measured.wall, 4), "cpu_s": round(measured.cpu, 4),
            "peak_bytes": measured.peak, "index_bytes": measured.size, "load_before": round(load, 2),
        })
        print(f"  round {number}  {engine.name:34} {measured.wall:7.2f} s  {measured.cpu:7.2f} s CPU  "
              f"{measured.peak / 1e6:6.0f} MB  index {measured.size / 1e6:6.1f} MB", file=sys.stderr)

    def check_documents(self, part):
        for engine in self.engines:
            if engine.searchable:
                found = engine.hits(self.index_path(engine), [])[0]
                if found != self.documents[part]:
                    self.failures.append(f"{engine.name}: {found} documents of {self.documents[part]} ({part})")

    def hit_counts(self, queries):
        searchable = [engine for engine in self.engines if engine.searchable]
        return {engine.name: engine.hits(self.index_path(engine), queries)[1:] for engine in searchable}

    def search_latency(self, queries):
        sqlite = next((self.index_path(e) for e in self.engines if e.name == "SQLite FTS5"), None)
        dateline = self.engines[0]
        return latency.compare(dateline, self.index_path(dateline), sqlite, queries)


def write_csv(path, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def main():
    options = arguments()
    options.out = options.out.resolve()
    (options.out / "work").mkdir(parents=True, exist_ok=True)
    comparison = Comparison(options)
    for part in map(Fraction, options.parts.split()):
        comparison.measure_part(part, options.part_rounds)
    comparison.measure_part(Fraction(1), options.rounds)

    queries = corpus.draw_queries(options.corpus, seed=options.seed)
    counts = comparison.hit_counts(queries)
    results = evaluate(comparison, queries, counts)
    write_csv(options.out / "runs.csv", comparison.runs)
    write_csv(options.out / "summary.csv", results.summary())
    write_csv(options.out / "hits.csv", [
        {"query": query, **{name: hits[n] for name, hits in counts.items()}} for n, query in enumerate(queries)
    ])
    results.write(options.out)
    if options.write_docs:
        results.write_docs(HERE.parent.parent / "docs", options.out)
    shutil.rmtree(comparison.work)
    print(results.markdown(plot="growth.svg"))
    return 1 if comparison.failures else 0


def evaluate(comparison, queries, counts):
    furthest = agreement.furthest(queries, counts)
    dateline = comparison.engines[0].name
    return report.Results(
        corpus=comparison.options.corpus.name,
        date=datetime.date.today(),
        runs=comparison.runs,
        reference=dateline,
        agreement=agreement.compare(queries, counts, dateline),
        disagreement=[(name, [row[1][n] for row in furthest]) for n, name in enumerate(counts)],
        disputed=[row[0] for row in furthest],
        latency=comparison.search_latency(queries),
        versions=[engine.version() for engine in comparison.engines],
        notes=comparison.notes,
        failures=comparison.failures,
    )


if __name__ == "__main__":
    sys.exit(main())
