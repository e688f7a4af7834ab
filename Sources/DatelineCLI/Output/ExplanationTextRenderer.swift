import Dateline

/// The tree of a query with what each clause finds, a line a clause.
struct ExplanationTextRenderer {
    let style: Style

    private static let shownTerms = 8

    func render(_ explanation: Explanation) -> String {
        lines(of: explanation, depth: 0).joined(separator: "\n")
    }

    /// For a search that finds nothing: first the clauses to blame.
    func renderEmpty(_ explanation: Explanation) -> String {
        let empty = explanation.emptyClauses.map { "No article has \($0.clause.printable)." }
        let reason = empty.isEmpty ? ["Each clause finds articles, but no article has them all:"] : empty
        return (reason + [render(explanation)]).joined(separator: "\n")
    }

    private func lines(of explanation: Explanation, depth: Int) -> [String] {
        if explanation.kind == "search" { return explanation.clauses.flatMap { lines(of: $0, depth: depth) } }
        let indent = String(repeating: "  ", count: depth)
        let terms = explanation.terms.prefix(Self.shownTerms).map { "\($0.term.printable) \($0.count.grouped)" }
        let more = explanation.terms.count > Self.shownTerms || explanation.isCut ? ", …" : ""
        let matched = terms.isEmpty ? "" : style.dim("  [\(terms.joined(separator: ", "))\(more)]")
        let head =
            explanation.clauses.isEmpty
            ? explanation.clause.printable : "\(explanation.kind) of \(explanation.clauses.count)"
        return ["\(indent)\(explanation.total.grouped.padded(to: 8))  \(head)\(matched)"]
            + explanation.clauses.flatMap { lines(of: $0, depth: depth + 1) }
    }
}
