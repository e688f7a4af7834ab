"""Tests of what the comparison computes by itself: python3 -m unittest discover -s Benchmarks/peers"""

import json
import random
import sys
import tempfile
import unittest
import xml.etree.ElementTree
from collections import Counter
from fractions import Fraction
from pathlib import Path

import agreement
import corpus
import measure
import plot
import report


class CorpusTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.source = self.folder / "source.jsonl"
        records = [{"id": n, "title": f"Title {n}", "text": "one\n\ntwo", "published": None} for n in range(10)]
        self.source.write_text("".join(json.dumps(record) + "\n" for record in records))

    def test_parts_are_spread_evenly_and_grow_to_the_whole(self):
        for part, expected in ((Fraction(1, 8), 1), (Fraction(1, 2), 5), (Fraction(1), 10)):
            self.assertEqual(corpus.write_slice(self.source, part, self.folder / "slice"), expected)

    def test_a_corpus_taken_twice_has_no_id_twice(self):
        target = self.folder / "slice"
        self.assertEqual(corpus.write_slice(self.source, Fraction(2), target), 20)
        self.assertEqual(len({json.loads(line)["id"] for line in target.read_text().splitlines()}), 20)

    def test_null_is_left_out_and_lists_are_joined(self):
        article = corpus.normalized({"text": "x", "published": None, "authors": ["A", "B"]}, 7)
        self.assertEqual(article, {"id": "7", "title": "", "authors": "A, B", "text": "x"})

    def test_line_breaks_are_escaped_for_scriptindex(self):
        corpus.write_omega_dump(self.source, self.folder / "dump")
        first = (self.folder / "dump").read_text().split("\n\n")[0]
        self.assertEqual(first, "id=0\ntitle=Title 0\ntext=one\n=\n=two")

    def test_queries_are_distinct_and_the_same_for_the_same_seed(self):
        frequency = Counter({f"w{n}": n for n in range(1, 60)})
        drawn = [corpus.spread(frequency, 20, random.Random(5)) for _ in range(2)]
        self.assertEqual(drawn[0], drawn[1])
        self.assertEqual(len(set(drawn[0])), 20)
        self.assertFalse({"w1", "w2"} & set(drawn[0]))


class MeasurementTests(unittest.TestCase):
    def test_peak_memory_is_that_of_the_command_alone(self):
        ballast = bytearray(80_000_000)
        with tempfile.TemporaryDirectory() as folder:
            measured = measure.run([sys.executable, "-c", "pass"], Path(folder, "."), Path(folder, "log"))
        self.assertLess(measured.peak, len(ballast))

    def test_a_failing_command_is_an_error(self):
        with tempfile.TemporaryDirectory() as folder, self.assertRaises(measure.CommandFailed):
            measure.run([sys.executable, "-c", "raise SystemExit(3)"], folder, Path(folder, "log"))


class AgreementTests(unittest.TestCase):
    def test_one_hit_more_or_less_agrees(self):
        rows = agreement.compare(["a", "b", "c"], {"x": [3, 100, 10], "y": [2, 103, 40]}, "x")
        self.assertEqual([rows[1][key] for key in ("equal", "within 2 %", "within 10 %")], [0, 1, 2])
        self.assertEqual(rows[1]["worst"], ("c", 10, 40))

    def test_queries_that_all_count_alike_are_not_disputed(self):
        self.assertEqual(agreement.furthest(["a", "b"], {"x": [5, 10], "y": [5, 20]}), [("b", [10, 20])])


class ReportTests(unittest.TestCase):
    def results(self):
        runs = [{"engine": engine, "part": part, "round": n, "documents": 10, "bytes": 2_000_000 if part == "1" else 1_000_000,
                 "wall_s": wall * n, "cpu_s": 1, "peak_bytes": 5_000_000, "index_bytes": 1_000_000, "load_before": 0.5}
                for part in ("1/2", "1") for engine, wall in (("Dateline", 2), ("other", 1)) for n in (1, 2, 3)]
        return report.Results("c", "today", runs, "Dateline", [], [], [], [], [], [], [])

    def test_the_ratio_is_taken_within_each_round(self):
        row = next(row for row in self.results().summary() if (row["engine"], row["part"]) == ("other", "1"))
        self.assertEqual((row["wall_s"], row["wall_min_s"], row["wall_max_s"], row["time_ratio"]), (2, 1, 3, 0.5))
        self.assertEqual((row["mb_per_s"], row["docs_per_s"]), (1, 5))

    def test_the_plot_is_well_formed_and_has_every_engine(self):
        drawn = plot.growth(self.results().summary())
        xml.etree.ElementTree.fromstring(drawn)
        self.assertEqual(drawn.count("<polyline"), 4)

    def test_only_the_part_between_the_markers_is_replaced(self):
        page = f"before\n{report.BEGIN}\nold\n{report.END}\nafter\n"
        self.assertEqual(report.between_markers(page, "new\n"), page.replace("old", "new"))


if __name__ == "__main__":
    unittest.main()
