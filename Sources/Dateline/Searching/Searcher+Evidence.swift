import EntityRecognition

extension Searcher {
    /// The places that give an article the value which a condition asks for; none when it has no such value.
    ///
    /// What a condition means is what it means as a filter of a search on this index: `person:putin` any name with that
    /// word, `about:2024` any interval that touches the year.
    /// - Throws: `IndexError`.
    public func evidence(in article: StoredArticle, of filters: [FieldFilter]) throws -> [Evidence] {
        try read { session in
            let compiler = FilterCompiler(database: session.database, analyzer: session.analyzer)
            let finder = EvidenceFinder(article)
            return try filters.flatMap { finder.evidence(of: $0, terms: Set(try compiler.sentenceTerms($0))) }
        }
    }
}
