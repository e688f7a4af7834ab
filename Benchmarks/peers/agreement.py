"""How far the hit counts of the engines agree."""


def compare(queries, counts, reference):
    """How each engine's hit counts compare with the reference engine's, a row an engine.

    `counts` maps an engine's name to the hits of each query.
    """
    rows = []
    for name, hits in counts.items():
        pairs = list(zip(queries, counts[reference], hits))
        rows.append({
            "engine": name,
            "hits": sum(hits),
            "equal": sum(a == b for _, a, b in pairs),
            "within 2 %": sum(agrees(a, b, 0.02) for _, a, b in pairs),
            "within 10 %": sum(agrees(a, b, 0.1) for _, a, b in pairs),
            "worst": max(pairs, key=lambda pair: difference(pair[1], pair[2])),
        })
    return rows


def agrees(a, b, share):
    """Whether two counts differ by no more than the share of the larger one, or by a single hit."""
    return abs(a - b) <= max(1, share * max(a, b))


def difference(a, b):
    """The relative difference, where a single hit is no difference."""
    return 0 if abs(a - b) <= 1 else abs(a - b) / max(a, b)


def furthest(queries, counts, limit=8):
    """The queries on which the engines agree least, each with its counts in the order of the engines."""
    rows = [(query, [hits[n] for hits in counts.values()]) for n, query in enumerate(queries)]
    spreads = {query: difference(min(found), max(found)) for query, found in rows}
    rows = [row for row in rows if spreads[row[0]] > 0]
    return sorted(rows, key=lambda row: -spreads[row[0]])[:limit]
