import EntityRecognition

extension Clause: CustomStringConvertible {
    /// The clause in the query language, with the parentheses that it needs and no others.
    public var description: String {
        var text = ""
        write(to: &text)
        return text
    }

    /// How tightly a kind of clause binds; an operand that binds less tightly than its place demands is put in parentheses.
    private enum Binding: Int {
        case disjunction, sequence, conjunction, negation, sentence, primary
    }

    private var binding: Binding {
        switch kind {
        case .or: .disjunction
        case .sequence: .sequence
        case .and: .conjunction
        case .not: .negation
        case .sameSentence: .sentence
        case .term, .phrase, .proximity, .filter: .primary
        }
    }

    private func write(to text: inout String) {
        switch kind {
        case .term(let term, let scope):
            text += "\(scope.prefix)\(term)"
        case .phrase(let terms, let scope):
            text += "\(scope.prefix)\"\(terms.map(\.description).joined(separator: " "))\""
        case .proximity(let terms, let distance, let scope):
            text += "\(scope.prefix)\"\(terms.map(\.description).joined(separator: " "))\"~\(distance)"
        case .filter(let filter):
            text += filter.description
        case .sameSentence(let operands):
            write(operands, joined: " /s ", within: .primary, to: &text)
        case .sequence(let operands):
            write(operands, joined: " ", within: .conjunction, to: &text)
        case .and(let operands):
            write(operands, joined: " AND ", within: .negation, to: &text)
        case .or(let operands):
            write(operands, joined: " OR ", within: .sequence, to: &text)
        case .not(let operand):
            if case .not = operand.kind {
                text += "NOT "
                operand.write(to: &text)
            } else {
                text += "-"
                operand.write(within: .primary, to: &text)
            }
        }
    }

    private func write(_ operands: [Clause], joined separator: String, within binding: Binding, to text: inout String) {
        for (index, operand) in operands.enumerated() {
            if index > 0 { text += separator }
            operand.write(within: binding, to: &text)
        }
    }

    private func write(within binding: Binding, to text: inout String) {
        let needsParentheses = self.binding.rawValue < binding.rawValue
        if needsParentheses { text += "(" }
        write(to: &text)
        if needsParentheses { text += ")" }
    }
}

extension TextScope {
    fileprivate var prefix: String { self == .title ? "title:" : "" }
}

extension QueryTerm: CustomStringConvertible {
    public var description: String {
        switch form {
        case .word(let word): word
        case .wildcard(let pattern): pattern.description
        case .fuzzy(let word, let edits): edits == 1 ? "\(word)~" : "\(word)~\(edits)"
        }
    }
}

extension FieldFilter: CustomStringConvertible {
    /// The filter in the query language, its value in quotes where it needs them.
    public var description: String {
        let value =
            switch self {
            case .source(let value), .language(let value): value.quotedIfNeeded
            case .person(.part(let part)): part
            case .person(.identity(let name)): "\"\(name)\""
            case .country(let value, let role): value.quotedIfNeeded + (role.map { "@\($0.rawValue)" } ?? "")
            case .published(let bounds): bounds.description
            case .about(let expression): expression.description
            case .missing: "none"
            }
        return "\(field.rawValue):\(value)"
    }
}

extension String {
    /// The value of a field as it has to be written to be read as itself.
    fileprivate var quotedIfNeeded: String {
        let isPlain =
            lowercased() != "none" && utf8.first.map(UInt8.isLetterOrDigit) == true
            && utf8.allSatisfy {
                UInt8.isLetterOrDigit($0) || $0 >= 0x80 || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
            }
        let source = QueryBytes(self)
        return isPlain && source.endOfWord(from: 0) == source.count ? self : "\"\(self)\""
    }
}

extension UInt8 {
    fileprivate static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
    }
}
