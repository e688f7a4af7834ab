"""tantivy through its Python module: `index FILE DIR THREADS MEMORY`, `hits DIR` (queries on stdin)."""

import json
import sys

import orjson
import tantivy

STORED = ("published", "source", "url", "authors")


def schema():
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for field in STORED:
        builder.add_bytes_field(field, stored=True)
    for field in ("title", "text"):
        builder.add_text_field(field, stored=True, tokenizer_name="en_stem", index_option="position")
    return builder.build()


def index(path, directory, threads, memory):
    # `Document` from a parsed line was a little faster than `add_json`, which parses in Rust.
    writer = tantivy.Index(schema(), path=directory).writer(memory, threads)
    with open(path, "rb") as lines:
        for line in lines:
            article = orjson.loads(line)
            for field in STORED:
                if field in article:
                    article[field] = article[field].encode()
            writer.add_document(tantivy.Document(**article))
    writer.commit()
    writer.wait_merging_threads()


def hits(directory):
    index = tantivy.Index.open(directory)
    searcher = index.searcher()
    counts = [searcher.num_docs]
    for query in json.load(sys.stdin):
        parsed = index.parse_query(f'"{query}"', ["title", "text"])
        counts.append(searcher.search(parsed, limit=1, count=True).count)
    print(json.dumps(counts))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["index", path, directory, threads, memory]:
            index(path, directory, int(threads), int(memory))
        case ["hits", directory]:
            hits(directory)
        case _:
            sys.exit(__doc__)
