import ArgumentParser
import Chronology
import Dateline

/// Which values of an article are to be explained.
struct EvidenceArguments: ParsableArguments {
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "Show the sentences that give an article this value: person:putin, country:RS, about:2024, published:2024; "
                + "may be repeated.",
            valueName: "field:value"
        )
    )
    var why: [String] = []

    func conditions() throws -> [FieldFilter] {
        let today = CalendarDate.today
        return try why.map { text in
            do throws(QueryError) {
                return try FieldFilter(evidenceFor: text, today: today)
            } catch {
                throw RefusedQuery(error: error, text: text, option: "--why")
            }
        }
    }
}

extension SearchResponse {
    /// Gives each hit the reasons for its values.
    mutating func addEvidence(of conditions: [FieldFilter], from searcher: Searcher) throws {
        var unrecognized = 0
        for index in hits.indices {
            let article = try searcher.article(id: hits[index].id)
            hits[index].evidence = try searcher.evidence(in: article, of: conditions)
            if !article.isRecognized { unrecognized += 1 }
        }
        if unrecognized > 0 {
            notes.append(
                "\(unrecognized) of the articles shown \(unrecognized == 1 ? "was" : "were") indexed with --no-entities, so "
                    + "nothing was recognised in \(unrecognized == 1 ? "its text" : "their texts")")
        }
    }
}
