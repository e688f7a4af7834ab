"""Slices of the corpus, its forms for engines that read no JSON Lines, and queries drawn from it."""

import gzip
import json
import random
import re
from collections import Counter
from fractions import Fraction
from pathlib import Path

FIELDS = ("id", "title", "published", "source", "url", "authors", "text")
WORD = re.compile(r"[A-Za-z]{3,20}")
PAIR = re.compile(r"(?<![\w'’-])([A-Za-z]{3,20}) ([A-Za-z]{3,20})(?![\w'’-])")


def articles(path):
    """The corpus's articles: the known fields alone, each a string; what is null or empty is left out."""
    opened = gzip.open if str(path).endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if line.strip():
                yield normalized(json.loads(line), number)


def normalized(record, number):
    article = {"id": str(record.get("id") or number), "title": "", "text": ""}
    for field in FIELDS[1:]:
        value = record.get(field)
        if value:
            article[field] = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return {field: article[field] for field in FIELDS if field in article}


def is_in_slice(number, part):
    """Whether the article of this number is in the evenly spread part of the corpus."""
    return int((number + 1) * part) > int(number * part)


def write_slice(source, part, target):
    """Writes a part of the corpus, such as 1/8; 4 stands for the whole four times over with changed ids.

    Returns the count of articles.
    """
    count = 0
    with open(target, "w", encoding="utf-8") as output:
        for copy in range(max(1, int(part))):
            for number, article in enumerate(articles(source)):
                if part < 1 and not is_in_slice(number, Fraction(part)):
                    continue
                if copy:
                    article["id"] += f"-{copy}"
                output.write(json.dumps(article, ensure_ascii=False) + "\n")
                count += 1
    return count


def write_omega_dump(source, target):
    """Writes the input of `scriptindex`: name=value lines, an empty line behind each article."""
    with open(target, "w", encoding="utf-8") as output:
        for article in articles(source):
            for field, value in article.items():
                value = "\n=".join(value.splitlines())
                output.write(f"{field}={value}\n")
            output.write("\n")


def write_text_files(source, directory):
    """Writes a text file an article, a thousand in a folder."""
    for number, article in enumerate(articles(source)):
        folder = Path(directory, f"{number // 1000:04}")
        folder.mkdir(parents=True, exist_ok=True)
        Path(folder, f"{number:07}.txt").write_text(f"{article['title']}\n\n{article['text']}\n", encoding="utf-8")


def draw_queries(source, words=30, phrases=20, seed=1):
    """Draws words from rare to frequent, and two-word phrases that occur in at least three articles."""
    frequency, pairs = Counter(), Counter()
    for article in articles(source):
        text = f"{article['title']}\n{article['text']}"
        frequency.update({word.lower() for word in WORD.findall(text)})
        pairs.update({f"{a} {b}".lower() for a, b in PAIR.findall(text)})
    generator = random.Random(seed)
    return spread(frequency, words, generator) + spread(pairs, phrases, generator)


def spread(frequency, count, generator):
    """Draws terms evenly over the logarithm of their frequency, from three articles up."""
    ranked = sorted((n, term) for term, n in frequency.items() if n >= 3)
    drawn = []
    for step in range(min(count, len(ranked))):
        top = ranked[-1][0]
        low, high = (3 * (top / 3) ** (edge / count) for edge in (step, step + 1))
        bucket = [pair for pair in ranked if low <= pair[0] <= high] or ranked
        chosen = generator.choice(bucket)
        ranked.remove(chosen)
        drawn.append(chosen[1])
    return drawn
