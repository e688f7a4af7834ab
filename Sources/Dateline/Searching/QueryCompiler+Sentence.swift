import EntityRecognition
import Xapian

// `a /s b`: words that stand in one sentence lie fewer positions apart than the gap between two.

extension QueryCompiler {
    /// One way in which a clause can stand in a sentence.
    private struct Reading {
        /// Each takes one position in the sentence.
        var places: [Place] = []
        /// The same for marking: names of persons as words of the text.
        var marks: [Place] = []
        /// Phrases, whose words are among the places, must match too.
        var phrases: [Query] = []
    }

    /// A sentence of groups is read in at most so many ways.
    private static let maximumReadings = 256

    mutating func compileSentence(_ operands: [Clause]) throws -> Query? {
        let readings = try product(operands)
        var queries: [Query] = []
        for reading in readings where !reading.places.isEmpty {
            let distance = Int(DocumentBuilder.sentenceGap) - 1
            if !reading.marks.isEmpty { highlights.append(.near(reading.marks, distance: distance)) }
            let window = max(distance + 1, reading.places.count)
            let near = try windowed(.near(window: window), reading.places, .article)
            queries.append(try joined([near] + reading.phrases, .and) ?? .nothing)
        }
        return try joined(queries, .or)
    }

    /// Every choice of one reading for each operand.
    private mutating func product(_ operands: [Clause]) throws -> [Reading] {
        var readings = [Reading()]
        for operand in operands {
            let choices = try self.readings(of: operand)
            guard !choices.isEmpty else { continue }
            readings = readings.flatMap { reading in
                choices.map { choice in
                    Reading(
                        places: reading.places + choice.places,
                        marks: reading.marks + choice.marks,
                        phrases: reading.phrases + choice.phrases
                    )
                }
            }
            guard readings.count <= QueryCompiler.maximumReadings else {
                throw QueryError(
                    .badSentenceOperand, operand.range,
                    "these groups can be combined in more than \(QueryCompiler.maximumReadings) ways",
                    expected: "fewer alternatives in one sentence")
            }
        }
        return readings
    }

    private mutating func readings(of clause: Clause) throws -> [Reading] {
        switch clause.kind {
        case .term(let term, .article):
            let places = try places(of: [term])
            if places.isEmpty { return [] }
            let phrase = places.count > 1 ? [try windowed(.phrase(window: places.count), places, .article)] : []
            return [Reading(places: places, marks: places, phrases: phrase)]
        case .phrase(let terms, .article), .proximity(let terms, _, .article):
            let places = try places(of: terms)
            if places.isEmpty { return [] }
            return [Reading(places: places, marks: places, phrases: try [compileUnmarked(clause)].compactMap { $0 })]
        case .filter(let filter):
            return [try reading(of: filter)]
        case .and(let operands), .sameSentence(let operands):
            return try product(operands)
        case .sequence(let operands):
            return match == .all ? try product(operands) : try alternatives(operands)
        case .or(let operands):
            return try alternatives(operands)
        case .term, .phrase, .proximity, .not:
            throw QueryError(
                .badSentenceOperand, clause.range, "`\(clause)` has no place in a sentence",
                expected: "a word, a phrase, person: or country: without a role")
        }
    }

    /// The readings of all operands; those that take one position each become one reading with the terms of all.
    private mutating func alternatives(_ operands: [Clause]) throws -> [Reading] {
        let all = try operands.flatMap { try readings(of: $0) }
        var merged = Reading(places: [[]], marks: [[]])
        var rest: [Reading] = []
        for reading in all {
            if reading.places.count == 1, reading.marks.count == 1, reading.phrases.isEmpty {
                merged.places[0].formUnion(reading.places[0])
                merged.marks[0].formUnion(reading.marks[0])
            } else {
                rest.append(reading)
            }
        }
        return (merged.places[0].isEmpty ? [] : [merged]) + rest
    }

    /// A person or a country: its term stands where the text names it.
    private func reading(of filter: FieldFilter) throws -> Reading {
        let mark = try entityMark(filter)
        return Reading(
            places: [Set(try filters.sentenceTerms(filter))],
            marks: mark.map { $0.words.isEmpty ? [] : [$0.words] } ?? []
        )
    }

    /// What a condition marks in the text.
    func entityMark(_ filter: FieldFilter) throws -> EntityMark? {
        switch filter {
        case .person(let name):
            let text: String
            switch name {
            case .part(let part): text = part
            case .identity(let identity): text = identity
            }
            var analyzer = analyzer
            let words = try analyzer.words(of: text)
            guard let last = words.last else { return nil }
            let keys = Set(try filters.personTerms(name))
            return EntityMark(kind: .person, terms: keys, phrase: words.map(\.term), words: [last.term])
        case .country(let name, _):
            let code = Country(named: name)?.code ?? name
            let term = IndexSchema.boundedTerm(.country, code.utf8)
            return EntityMark(kind: .country, terms: [term], phrase: [], words: [])
        case .source, .language, .published, .about, .missing:
            return nil
        }
    }
}
