import Chronology
import EntityRecognition
import Foundation
import NewsCorpus
import TextAnalysis

@testable import Dateline

/// An article of a search case: what a reader gives, and what a recogniser would find in it.
struct CaseArticle: Codable {
    var id: String
    var title: String?
    var text: String
    var source: String?
    var published: String?
    var language: String?
    var persons: [String]?
    /// Codes, with `@focus` or `@dateline` perhaps.
    var countries: [String]?
    var about: [String]?
}

/// An index of articles whose persons, countries and dates are given; it vanishes with this object.
final class CaseIndex {
    let path: String
    let searcher: Searcher

    init(_ articles: [CaseArticle], language: String = "en") throws {
        path = FileManager.default.temporaryDirectory.path + "/dateline-case-\(UInt64.random(in: 0 ... .max))"
        let folder = IndexFolder(path: path)
        try folder.create()
        let segment = Manifest.Segment(name: "segment-1", articles: articles.count)
        let facets = FacetDictionaryBuilder()
        var builder = try DocumentBuilder(
            language: language, memoryLimit: 16 << 20, recognizer: { _ in GivenRecognizer(articles) }, facets: facets)
        let writer = try LibraryIndexWriter(path: folder.path(of: segment), memoryLimit: 64 << 20)
        var batches = try DocumentBatchBuilder(.library)
        var words = WordListBuilder(WordList())
        for article in articles {
            let read = Article(
                id: article.id, title: article.title, text: article.text, source: article.source,
                published: article.published.flatMap { CalendarDate($0) }, language: article.language, path: "/case")
            var times = StageTimes()
            let hash = ContentHash(of: article.id.utf8)
            let analyzed = try builder.analyze([(read, hash)], times: &times)
            let document = try builder.document(of: analyzed[0], times: &times)
            try batches.add(document, vocabularies: builder.vocabularies)
            words.add(builder.takeNewWords())
        }
        _ = try writer.append(batches.finish())
        try writer.finish()
        var manifest = Manifest(language: language)
        manifest.generation = 1
        manifest.segments = [segment]
        try folder.publish(manifest, files: FileTable(), words: words.words, facets: facets.grown())
        searcher = try Searcher(indexPath: path)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Gives what each article says is in it.
private struct GivenRecognizer: EntityRecognizer {
    private var byText: [String: Recognition] = [:]

    init(_ articles: [CaseArticle]) {
        for article in articles {
            byText[article.text] = Recognition(
                persons: (article.persons ?? []).map {
                    PersonEntity(key: PersonKey.canonical(of: $0), name: $0, count: 1)
                },
                countries: (article.countries ?? []).map { country in
                    let parts = country.split(separator: "@").map(String.init)
                    let role = parts.count > 1 ? CountryRole(rawValue: parts[1]) ?? .mentioned : .mentioned
                    return CountryEntity(code: parts[0], role: role, count: 1)
                },
                about: (article.about ?? []).compactMap { DateRange($0) }
            )
        }
    }

    mutating func recognize(
        _ text: RecognizableText,
        title: RecognizableText?,
        published: CalendarDate?
    ) -> Recognition {
        var recognition = byText[String(decoding: text.utf8, as: UTF8.self)] ?? Recognition()
        // A person is mentioned wherever the text has the last word of the name.
        for (index, token) in text.tokens.enumerated() {
            let word = text.vocabulary.string(of: token.form)
            guard let person = recognition.persons.first(where: { $0.key.hasSuffix(word) }),
                person.key.split(separator: " ").last.map(String.init) == word
            else { continue }
            var start = token.range.lowerBound
            var rest = person.key.split(separator: " ").dropLast()
            for before in text.tokens[..<index].reversed() {
                guard rest.popLast().map(String.init) == text.vocabulary.string(of: before.form) else { break }
                start = before.range.lowerBound
            }
            let range = start..<token.range.upperBound
            let mention = Mention(kind: .person, range: range, value: person.name, rule: "given")
            recognition.mentions.append(mention)
        }
        recognition.published = published
        return recognition
    }
}
