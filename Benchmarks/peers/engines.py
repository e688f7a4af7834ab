"""The engines: how each makes an index of a corpus, counts its documents and counts the hits of queries."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
MEMORY = 256_000_000
LUCENE_JARS = ("lucene-core", "lucene-analyzers-common", "jackson-core")

OMEGA_SCRIPT = """id : field
title : field index
published : field
source : field
url : field
authors : field
text : field index
"""

RECOLL_CONFIGURATION = """topdirs = {files}
indexstemminglanguages = english
noaspell = 1
loglevel = 2
"""


def output(command, standard_input=""):
    """What the command prints; an empty text when it fails or is not there."""
    try:
        done = subprocess.run([str(c) for c in command], input=standard_input, capture_output=True, text=True)
    except FileNotFoundError:
        return ""
    return done.stdout


def python_module(name):
    return subprocess.run([sys.executable, "-c", f"import {name}"], capture_output=True).returncode == 0


class Engine:
    """An engine of the comparison. `input` names the form of the corpus that it reads."""

    input = "jsonl"
    searchable = True

    def __init__(self, name):
        self.name = name

    def missing(self):
        """Why the engine cannot be measured here, or None."""

    def version(self):
        return ""

    def prepare(self, corpus, index):
        """Whatever is needed before the clock starts, in the empty folder of the index."""

    def command(self, corpus, index):
        raise NotImplementedError

    def hits(self, index, queries):
        """The count of documents, then the hits of each query (a word or a phrase of two)."""
        raise NotImplementedError


class Dateline(Engine):
    def __init__(self, name, program, entities):
        super().__init__(name)
        self.program, self.entities = program, entities

    def missing(self):
        return None if shutil.which(self.program) else f"no program {self.program}"

    def version(self):
        return output([self.program, "--version"]).strip()

    def command(self, corpus, index):
        options = [] if self.entities else ["--no-entities"]
        return [self.program, "index", "--reader", "jsonl", "--index", index / "index", *options, corpus]

    def hits(self, index, queries):
        counts = [json.loads(output([self.program, "stats", "--index", index / "index", "--format", "json"]))["articles"]]
        for query in queries:
            counts.append(self.answer(index, query)["total"]["value"])
        return counts

    def search_command(self, index, query, *options):
        text = f'"{query}"' if " " in query else query
        return [self.program, "search", "--index", str(index / "index"), "--format", "json", *options, text]

    def answer(self, index, query):
        return json.loads(output(self.search_command(index, query, "--no-facets", "--limit", "1", "--snippets", "0")))

    def recognises(self, index):
        """Whether an index made with entities holds any."""
        stats = json.loads(output([self.program, "stats", "--index", index / "index", "--format", "json"]))
        return stats.get("persons", 0) + stats.get("countries", 0) > 0


class SQLite(Engine):
    def __init__(self, name, action="index"):
        super().__init__(name)
        self.action, self.searchable = action, action == "index"

    def version(self):
        import sqlite3

        return f"SQLite {sqlite3.sqlite_version}, Python {sys.version.split()[0]}"

    def command(self, corpus, index):
        return [sys.executable, HERE / "sqlite_index.py", self.action, corpus, index]

    def hits(self, index, queries):
        return json.loads(output([sys.executable, HERE / "sqlite_index.py", "hits", index], json.dumps(queries)))


class Tantivy(Engine):
    def __init__(self, name, threads):
        super().__init__(name)
        self.threads = threads

    def missing(self):
        return None if python_module("tantivy, orjson") else "no Python packages tantivy and orjson"

    def version(self):
        from importlib.metadata import version

        return f"tantivy (Python package) {version('tantivy')}, orjson {version('orjson')}"

    def command(self, corpus, index):
        return [sys.executable, HERE / "tantivy_index.py", "index", corpus, index, self.threads, MEMORY]

    def hits(self, index, queries):
        return json.loads(output([sys.executable, HERE / "tantivy_index.py", "hits", index], json.dumps(queries)))


class Lucene(Engine):
    def __init__(self, name, threads, classes):
        super().__init__(name)
        self.threads, self.classes = threads, Path(classes)

    def jars(self):
        found = [next(Path("/usr/share/java").glob(f"{name}-[0-9]*.jar"), None) for name in LUCENE_JARS]
        return [str(jar) for jar in found if jar]

    def missing(self):
        if len(self.jars()) < len(LUCENE_JARS) or not shutil.which("javac"):
            return "no Java compiler or no Debian packages liblucene8-java and libjackson2-core-java"
        self.classes.mkdir(parents=True, exist_ok=True)
        compiler = ["javac", "-cp", ":".join(self.jars()), "-d", str(self.classes), str(HERE / "LuceneIndex.java")]
        done = subprocess.run(compiler, capture_output=True, text=True)
        return f"javac: {done.stderr}" if done.returncode else None

    def version(self):
        number = re.search(r"lucene-core-([\d.]+)\.jar", self.jars()[0])
        java = re.search(r'"(.*?)"', subprocess.run(["java", "-version"], capture_output=True, text=True).stderr)
        return f"Lucene {number and number[1]}, Java {java and java[1]}"

    def java(self, *arguments):
        return ["java", "-Xmx1g", "-cp", ":".join([str(self.classes), *self.jars()]), "LuceneIndex", *arguments]

    def command(self, corpus, index):
        return self.java("index", corpus, index, self.threads, MEMORY)

    def hits(self, index, queries):
        return json.loads(output(self.java("hits", index), "\n".join(queries)))


class Omega(Engine):
    input = "omega"

    def missing(self):
        absent = [program for program in ("scriptindex", "quest") if not shutil.which(program)]
        return f"no program {absent[0]}" if absent else None

    def version(self):
        return output(["scriptindex", "--version"]).strip()

    def prepare(self, corpus, index):
        (index / "script").write_text(OMEGA_SCRIPT)

    def command(self, corpus, index):
        return ["scriptindex", "--stemmer=english", index / "database", index / "script", corpus]

    def hits(self, index, queries):
        listing = output(["xapian-delve", index / "database"])
        counts = [int(re.search(r"number of documents = (\d+)", listing)[1])]
        for query in queries:
            text = f'"{query}"' if " " in query else query
            answer = output(["quest", "-d", index / "database", "-s", "english", "-m", "1", "-c", "100000000", text])
            exact = re.search(r"Exactly (\d+) match", answer)
            counts.append(int(exact[1]) if exact else 0)
        return counts


class Recoll(Engine):
    input = "files"

    def missing(self):
        absent = [program for program in ("recollindex", "recollq") if not shutil.which(program)]
        return f"no program {absent[0]}" if absent else None

    def version(self):
        return f"Recoll {output(['dpkg-query', '-W', '-f=${Version}', 'recollcmd'])}"

    def prepare(self, corpus, index):
        (index / "recoll.conf").write_text(RECOLL_CONFIGURATION.format(files=corpus))

    def command(self, corpus, index):
        return ["recollindex", "-c", index, "-z"]

    def hits(self, index, queries):
        return [self.count(index, "mime:text/plain"), *(self.count(index, f'"{q}"' if " " in q else q) for q in queries)]

    def count(self, index, query):
        found = re.search(r"^(\d+) results", output(["recollq", "-c", index, "-n", "0-1", query]), re.MULTILINE)
        return int(found[1]) if found else 0


def all_engines(dateline, build):
    """Every engine in the order of the tables. The first is the one that ratios refer to."""
    threads = sorted({1, min(2, os.cpu_count() or 1)})
    return [
        Dateline("Dateline --no-entities", dateline, entities=False),
        Dateline("Dateline", dateline, entities=True),
        SQLite("SQLite FTS5"),
        *(Tantivy(f"tantivy, {n} indexing thread{'s' * (n > 1)}", n) for n in threads),
        *(Lucene(f"Lucene, {n} thread{'s' * (n > 1)}", n, build) for n in threads),
        Omega("scriptindex (Omega)"),
        Recoll("recollindex"),
        SQLite("Python: reading and parsing alone", action="parse"),
    ]
