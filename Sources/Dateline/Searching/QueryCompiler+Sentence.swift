import EntityRecognition
import Xapian

// `a /s b`: words in one sentence lie fewer positions apart than the gap between two, or between the marked ends of a long one.

extension QueryCompiler {
    /// One way in which a clause can stand in a sentence.
    private struct Reading {
        var operands: [SentenceOperand] = []
        /// The same for marking: names of persons as words of the text.
        var marks: [Place] = []
    }

    /// A sentence of groups is read in at most so many ways.
    private static let maximumReadings = 256

    mutating func compileSentence(_ operands: [Clause]) throws -> Query? {
        let readings = try product(operands)
        var queries: [Query] = []
        for reading in readings where !reading.operands.isEmpty {
            let distance = Int(DocumentBuilder.sentenceGap) - 1
            if !reading.marks.isEmpty { highlights.append(.near(reading.marks, distance: distance)) }
            queries.append(try query(reading.operands))
        }
        return try joined(queries, .or)
    }

    /// The operands give the weight, and the articles that are worth a look at their sentences.
    private func query(_ operands: [SentenceOperand]) throws(XapianError) -> Query {
        if operands.contains(where: { $0.places.contains(where: \.isEmpty) }) { return .nothing }
        var queries: [Query] = []
        for operand in operands {
            switch operand.order {
            case _ where operand.places.count == 1:
                queries.append(try alternatives(operand.places[0], .article, position: 1))
            case .sideBySide:
                queries.append(try windowed(.phrase(window: operand.places.count), operand.places, .article))
            case .within(let window):
                queries.append(try windowed(.near(window: window), operand.places, .article))
            }
        }
        guard let wanted = try joined(queries, .and), operands.count > 1 else { return queries.first ?? .nothing }
        let sentence = try Query(
            sentence: operands,
            gap: DocumentBuilder.sentenceGap,
            longSentences: IndexSchema.Prefix.longSentence.term("")
        )
        return try Query(.filter, [wanted, sentence])
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
                        operands: reading.operands + choice.operands,
                        marks: reading.marks + choice.marks
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
            return places.isEmpty ? [] : [Reading(operands: [SentenceOperand(places: places)], marks: places)]
        case .phrase(let terms, .article):
            let places = try places(of: terms)
            return places.isEmpty ? [] : [Reading(operands: [SentenceOperand(places: places)], marks: places)]
        case .proximity(let terms, let distance, .article):
            let places = try places(of: terms)
            let operand = SentenceOperand(places: places, order: .within(max(places.count, distance + 1)))
            return places.isEmpty ? [] : [Reading(operands: [operand], marks: places)]
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
        var merged = Reading(operands: [SentenceOperand(places: [[]])], marks: [[]])
        var rest: [Reading] = []
        for reading in all {
            if reading.operands.count == 1, reading.operands[0].places.count == 1, reading.marks.count == 1 {
                merged.operands[0].places[0].formUnion(reading.operands[0].places[0])
                merged.marks[0].formUnion(reading.marks[0])
            } else {
                rest.append(reading)
            }
        }
        return (merged.operands[0].places[0].isEmpty ? [] : [merged]) + rest
    }

    /// A person or a country: its term stands where the text names it.
    private func reading(of filter: FieldFilter) throws -> Reading {
        let mark = try entityMark(filter)
        return Reading(
            operands: [SentenceOperand(places: [Set(try filters.sentenceTerms(filter))])],
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
