import Chronology
import Dateline

/// Trees as S-expressions: a second way to write them down that shares no code with `description`.
func compact(_ clause: Clause?) -> String {
    guard let clause else { return "()" }
    func list(_ head: String, _ clauses: [Clause]) -> String {
        "(" + ([head] + clauses.map(compact)).joined(separator: " ") + ")"
    }
    func list(_ head: String, _ terms: [QueryTerm]) -> String {
        "(" + ([head] + terms.map(compact)).joined(separator: " ") + ")"
    }
    switch clause.kind {
    case .term(let term, in: .article): return compact(term)
    case .term(let term, in: .title): return "(title \(compact(term)))"
    case .phrase(let terms, let scope): return list(scope == .title ? "title-phrase" : "phrase", terms)
    case .proximity(let terms, let distance, let scope):
        return list((scope == .title ? "title-near" : "near") + "\(distance)", terms)
    case .sameSentence(let clauses): return list("sentence", clauses)
    case .sequence(let clauses): return list("seq", clauses)
    case .and(let clauses): return list("and", clauses)
    case .or(let clauses): return list("or", clauses)
    case .not(let clause): return list("not", [clause])
    case .filter(let filter): return compact(filter)
    }
}

private func compact(_ term: QueryTerm) -> String {
    switch term.form {
    case .word(let word): word
    case .wildcard(let pattern): "(wild \(pattern.pieces.map { $0.isEmpty ? "_" : $0 }.joined(separator: " ")))"
    case .fuzzy(let word, let edits): "(fuzzy\(edits) \(word))"
    }
}

private func compact(_ filter: FieldFilter) -> String {
    switch filter {
    case .source(let host): "[source \(host)]"
    case .language(let code): "[language \(code)]"
    case .person(.part(let part)): "[person-part \(part)]"
    case .person(.identity(let name)): "[person \(name)]"
    case .country(let country, let role): "[country \(country)\(role.map { " as \($0)" } ?? "")]"
    case .published(let bounds): "[published \(compact(bounds))]"
    case .about(let date):
        "[about \(date.relation == .contained ? "within " : "")\(compact(date.bounds))]"
    case .missing(let field): "[no \(field)]"
    }
}

func compact(_ bounds: DateBounds) -> String {
    "\(bounds.first.map(\.basicDescription) ?? "*")-\(bounds.last.map(\.basicDescription) ?? "*")"
}
