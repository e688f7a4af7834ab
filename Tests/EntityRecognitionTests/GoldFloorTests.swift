import EntityRecognition
import Testing
import TextAnalysis

/// How much of `Cases/gold.txt` is recognised, by the measures that the figures in `docs/` are of. The floors lie a little
/// below what is reached, so that a change which costs accuracy is noticed.
@Suite struct GoldFloorTests {
    private struct Counts {
        var right = 0
        var spurious = 0
        var missed = 0
        var mistakes: [String] = []

        var f1: Double { Double(2 * right) / Double(max(1, 2 * right + spurious + missed)) }
    }

    private static let answers: [(gold: GoldArticle, found: Recognition)] = {
        let vocabulary = Vocabulary()
        var tokenizer = Tokenizer(vocabulary: vocabulary)
        var recognizer = ArticleRecognizer(vocabulary: vocabulary)
        return GoldArticle.all.map { ($0, $0.recognition(by: &recognizer, &tokenizer)) }
    }()

    @Test func theGoldIsLargeEnoughToMeasureWith() {
        #expect(GoldArticle.all.count >= 20)
        for kind in EntityKind.allCases {
            #expect(GoldArticle.all.reduce(0) { $0 + $1.mentions.count { $0.kind == kind } } >= 55, "\(kind)")
        }
    }

    /// The same first and last byte.
    private func exact(_ kind: EntityKind, isSame: (Mention, Mention) -> Bool) -> Counts {
        var counts = Counts()
        for (gold, found) in Self.answers {
            let bytes = Array(gold.text.utf8)
            let wanted = gold.mentions.filter { $0.kind == kind }
            let given = found.mentions.filter { $0.kind == kind }
            for one in wanted {
                if given.contains(where: { isSame($0, one) }) {
                    counts.right += 1
                } else {
                    counts.missed += 1
                    counts.mistakes.append("missed \(String(decoding: bytes[one.range], as: UTF8.self))")
                }
            }
            for one in given where !wanted.contains(where: { isSame(one, $0) }) {
                counts.spurious += 1
                counts.mistakes.append("spurious \(String(decoding: bytes[one.range], as: UTF8.self))")
            }
        }
        return counts
    }

    @Test func personsAreFoundWithTheirExactSpans() {
        let counts = exact(.person) { $0.range == $1.range }
        #expect(counts.f1 >= 0.96, "\(counts)")
    }

    @Test func countriesAreFoundWithTheirCodes() {
        let counts = exact(.country) { $0.range == $1.range && $0.value == $1.value }
        #expect(counts.f1 >= 0.97, "\(counts)")
    }

    /// Countries of the whole article, those in focus or in the dateline against an editor's.
    @Test func theCountriesThatAnArticleIsAboutAreThoseOfAnEditor() {
        var counts = Counts()
        for (gold, found) in Self.answers {
            let given = Set(found.countries.filter { $0.role != .mentioned }.map(\.code))
            counts.right += given.intersection(gold.countries).count
            counts.spurious += given.subtracting(gold.countries).count
            counts.missed += gold.countries.subtracting(given).count
            if given != gold.countries {
                counts.mistakes.append("\(gold.title): \(given.sorted()), \(gold.countries.sorted())")
            }
        }
        #expect(counts.f1 >= 0.88, "\(counts)")
    }

    /// Spans that overlap, one for one; among these, equal values.
    @Test func datesAreFoundAndPlacedOnTheCalendar() {
        var counts = Counts()
        var values = 0
        for (gold, found) in Self.answers {
            let bytes = Array(gold.text.utf8)
            var given = found.mentions.filter { $0.kind == .date }
            for one in gold.mentions where one.kind == .date {
                let text = String(decoding: bytes[one.range], as: UTF8.self)
                guard let match = given.firstIndex(where: { $0.range.overlaps(one.range) }) else {
                    counts.missed += 1
                    counts.mistakes.append("missed \(text)")
                    continue
                }
                let answer = given.remove(at: match)
                counts.right += 1
                if answer.value == one.value {
                    values += 1
                } else {
                    counts.mistakes.append("\(text): \(answer.value ?? "-") for \(one.value ?? "-")")
                }
            }
            counts.spurious += given.count
            counts.mistakes += given.map { "spurious \(String(decoding: bytes[$0.range], as: UTF8.self))" }
        }
        #expect(counts.f1 >= 0.97, "\(counts)")
        #expect(Double(values) >= 0.97 * Double(counts.right), "\(counts)")
    }
}
