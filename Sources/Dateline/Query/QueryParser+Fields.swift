extension QueryParser {
    /// The clause of a field whose name and colon have been passed.
    mutating func field(named name: Range<Int>, range: Range<Int>) throws(QueryError) -> Clause {
        guard let field = QueryField(named: source.text(name)) else { throw unknownField(name) }
        if let enclosingField {
            throw QueryError(
                .misplacedField, range, "a field cannot stand inside \(enclosingField.name):(…)",
                expected: "plain values")
        }
        let value = current
        guard value.range.lowerBound == range.upperBound else { throw emptyValue(of: field, at: range) }
        enclosingField = field
        defer { enclosingField = nil }
        switch value.kind {
        case .open:
            let clause = try group()
            try requireNoRoleAfterGroup()
            return Clause(clause.kind, range: range.lowerBound..<max(clause.range.upperBound, value.range.upperBound))
        case .word:
            try requirePlainValue(value.range, of: field, named: name)
        case .quoted: break
        default: throw emptyValue(of: field, at: range)
        }
        try advance()
        let clause = try leaf(value)
        return Clause(clause.kind, range: range.lowerBound..<clause.range.upperBound)
    }

    /// The filter of a value in `field`, the value having been passed.
    mutating func filter(_ field: FilterField, value token: QueryToken) throws(QueryError) -> Clause {
        var token = token
        var range = token.range
        try countLeaf(at: range)
        // In `="May 2025"` the sign and the quotes are two tokens.
        let isContainment = token.kind == .word && source.text(range) == "="
        if isContainment, case .quoted = current.kind, current.range.lowerBound == range.upperBound {
            token = current
            range = range.lowerBound..<token.range.upperBound
            try advance()
        }
        var value = FilterValue(source: source, token: token)
        if isContainment, token.range != range { value.containmentSign = range.lowerBound }
        let filter = try value.filter(field, today: today)
        return Clause(.filter(filter), range: range.lowerBound..<value.range.upperBound)
    }

    private func unknownField(_ name: Range<Int>) -> QueryError {
        let written = source.text(name)
        let names = QueryField.all.map { $0.name + ":" }.joined(separator: ", ")
        return QueryError(
            .unknownField, name.lowerBound..<name.upperBound + 1, "there is no field `\(written.prefix(40)):`",
            expected: "one of \(names), or quotes around the words for a colon in the text",
            suggestion: QueryField.nearest(to: written).map { $0.name + ":" })
    }

    private func emptyValue(of field: QueryField, at range: Range<Int>) -> QueryError {
        QueryError(
            .emptyValue, range, "`\(field.name):` has no value",
            expected: "a value right after the colon, without a space")
    }

    private func requirePlainValue(_ value: Range<Int>, of field: QueryField, named name: Range<Int>) throws(QueryError)
    {
        let text = source.text(value)
        if text.utf8.first == UInt8(ascii: "-") {
            throw QueryError(
                .badValue, value.lowerBound..<value.lowerBound + 1, "a value cannot begin with `-`",
                expected: "-\(field.name):… to exclude, or quotes around the value")
        }
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), QueryField(named: String(text[..<colon])) != nil
        else {
            return
        }
        throw QueryError(
            .misplacedField, value, "one field cannot be the value of another",
            expected: "\(field.name):… \(text[...colon])… with a space between, or quotes around the value")
    }

    private func requireNoRoleAfterGroup() throws(QueryError) {
        guard current.kind == .word, source.isASCII("@", at: current.range.lowerBound),
            current.range.lowerBound > 0, source.isASCII(")", at: current.range.lowerBound - 1)
        else { return }
        throw QueryError(
            .badRole, current.range, "a role belongs to one country", expected: "country:(RU@focus OR CN@focus)")
    }
}
