import Xapian

/// One search on one generation.
struct Search {
    private let request: SearchRequest
    private let session: Searcher.Session
    private let compiler: FilterCompiler
    private let words: WordList
    /// What must match.
    private let wanted: Query
    /// The same with what matches earn beside the weight of their words.
    private let ranked: Query
    private let hasBonuses: Bool
    private let highlights: [HighlightPattern]
    private let cutExpansions: [String]

    init(_ request: SearchRequest, in session: Searcher.Session) throws {
        self.request = request
        self.session = session
        compiler = FilterCompiler(database: session.database, analyzer: session.analyzer)
        words = request.query.needsWordList ? session.wordList() : WordList()
        var queryCompiler = QueryCompiler(session, match: request.match, words: words)
        let query = try request.query.root.flatMap { try queryCompiler.compile($0) }
        // A query of words without anything to look for finds nothing; no query at all finds everything.
        let wanted = try query ?? (request.query.root == nil ? .all.scaled(by: 0) : .nothing)
        self.wanted = wanted
        hasBonuses = !queryCompiler.bonuses.isEmpty
        ranked =
            try queryCompiler.joined(queryCompiler.bonuses, .or).map { try Query(.andMaybe, [wanted, $0]) } ?? wanted
        let marks = try request.filters.compactMap { try queryCompiler.entityMark($0) }
        highlights = queryCompiler.highlights + marks.map { .entity($0) }
        cutExpansions = queryCompiler.cutExpansions
    }

    func response() throws -> SearchResponse {
        let start = ContinuousClock.now
        var matches = RankedMatches(
            query: try filtered(ranked, without: nil), database: session.database, request: request)
        let (total, facets) = try counts(&matches)
        let page =
            request.limit == 0 || total == 0
            ? [] : try matches.page(offset: request.offset, limit: request.limit)
        var response = SearchResponse(
            query: SearchResponse.Query(
                text: request.query.text,
                parsed: request.query.description,
                match: request.match
            ),
            index: SearchResponse.Index(
                articles: try session.database.documentCount(), generation: session.manifest.generation),
            total: SearchResponse.Total(value: total, isExact: true),
            milliseconds: 0,
            hits: try hits(page),
            facets: facets
        )
        response.notes = cutExpansions.map {
            "\($0) stands for more than \(TermExpansion.limit) words; only the most frequent are looked for"
        }
        if request.suggests {
            response.suggestions = try Suggester(request, in: session, total: total).suggestions()
        }
        if request.explanation == .always || (request.explanation == .whenNothingIsFound && total == 0) {
            response.explanation = try Explainer(request, in: session).explanation(total: total)
        }
        response.milliseconds = (ContinuousClock.now - start).seconds * 1000
        return response
    }

    /// The number of matches alone.
    func total() throws -> Int {
        try count(filtered(wanted, without: nil), spy: nil)
    }
}

// MARK: - Matches

extension Search {
    /// A query narrowed by the conditions of the request, those on `field` left out; what is excluded stays excluded.
    private func filtered(_ query: Query, without field: FacetField?) throws -> Query {
        let filters = request.filters.filter { $0.field.rawValue != field?.rawValue }
        var query = query
        if let condition = try compiler.query(for: filters) { query = try Query(.filter, [query, condition]) }
        if !request.exclusions.isEmpty {
            let excluded = try request.exclusions.map { try compiler.query(for: $0) }
            query = try Query(.andNot, [query, Query(.or, excluded)])
        }
        return query
    }

    private func hits(_ page: [RankedMatches.Entry]) throws -> [Hit] {
        let snippets = try SnippetMaker(patterns: highlights, in: session)
        // Of the record, the mentions take longest to read.
        let marksEntities = highlights.contains { if case .entity = $0 { true } else { false } }
        return try page.enumerated().map { index, entry in
            let article = try session.storedArticle(entry.documentID, withMentions: marksEntities)
            var hit = Hit(article, rank: request.offset + index + 1, score: entry.score)
            hit.snippets = try snippets.snippets(of: article, count: request.snippets)
            hit.duplicates = try entry.duplicates.map {
                try Hit.Duplicate(session.storedArticle($0, withMentions: false))
            }
            return hit
        }
    }
}

// MARK: - Counts

extension Search {
    /// The number of matches, and the facets: one pass for those that the request has no condition on, and one for each
    /// other. The first pass finds the best matches too, unless nearness is to be looked at, which that would do for all.
    private func counts(_ matches: inout RankedMatches) throws -> (total: Int, facets: [Facet]) {
        let filteredFields = Set(request.filters.map(\.field.rawValue))
        let counters = try request.facets.map { try counter($0) }
        let open = counters.filter { !filteredFields.contains($0.request.field.rawValue) }
        let spy = open.isEmpty ? nil : try spy(counting: open.flatMap(\.groups))
        let total: Int
        if hasBonuses || request.limit == 0 {
            total = try count(filtered(wanted, without: nil), spy: spy)
        } else {
            let enquire = try matches.enquire()
            if let spy { try enquire.add(spy) }
            let wanted = RankedMatches.firstCount(request)
            let found = try enquire.matches(
                first: 0, count: wanted, checkAtLeast: session.database.documentCount())
            matches.known = (try found.matches(), wanted)
            total = found.total.estimate
        }
        let facets = try counters.map { counter in
            let isOpen = !filteredFields.contains(counter.request.field.rawValue)
            let field = isOpen ? nil : counter.request.field
            let counted = try isOpen ? spy : self.counted(counter.groups, without: field)
            guard let counted else { return try counter.facet(from: self.spy(counting: [])) }
            let interval = counter.aboutInterval(counted)
            let finer = try FacetCounter.finerGroup(interval).map { try self.counted([$0], without: field) }
            return try counter.facet(from: counted, aboutInterval: interval, finer: finer)
        }
        return (total, facets)
    }

    /// Counts over the matches without the conditions on `field`.
    private func counted(_ groups: [IndexSchema.FacetGroup], without field: FacetField?) throws -> FacetSpy {
        let spy = try spy(counting: groups)
        _ = try count(filtered(wanted, without: field), spy: spy)
        return spy
    }

    /// - Parameter groups: all of one slot.
    private func spy(counting groups: [IndexSchema.FacetGroup]) throws(XapianError) -> FacetSpy {
        try FacetSpy(
            slot: (groups.first?.slot ?? .facets).rawValue,
            tags: groups.map(\.tag),
            ordinalCount: session.facets.count
        )
    }

    private func count(_ query: Query, spy: FacetSpy?) throws -> Int {
        let enquire = try Enquire(session.database)
        try enquire.setQuery(query)
        if let spy { try enquire.add(spy) }
        try enquire.weighNothing()
        return try enquire.matches(first: 0, count: 0, checkAtLeast: session.database.documentCount()).total.estimate
    }

    private func counter(_ facet: SearchRequest.Facet) throws -> FacetCounter {
        try FacetCounter(
            request: facet,
            filters: request.filters.filter { $0.field.rawValue == facet.field.rawValue },
            compiler: compiler,
            dictionary: session.facets
        )
    }
}
