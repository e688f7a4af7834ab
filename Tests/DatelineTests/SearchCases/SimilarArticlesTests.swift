import Testing

@testable import Dateline

@Suite struct SimilarArticlesTests {
    private static let ferries = """
        The ferry crews of the northern coast stopped work on Monday. Their union wants shorter shifts and a higher \
        allowance for nights, and it says that no ship should sail with fewer than six sailors. The operator of the ferries \
        hopes for talks before the weekend.
        """

    private func index() throws -> CaseIndex {
        try CaseIndex([
            CaseArticle(id: "one", title: "Ferry strike", text: Self.ferries, persons: ["Berit Haug"]),
            CaseArticle(id: "copy", title: "Strike", text: Self.ferries + " (Desk)", persons: ["Berit Haug"]),
            CaseArticle(
                id: "two", text: "Sailors of a ferry on the coast ended their strike after talks with the union."),
            CaseArticle(id: "person", text: "A portrait of a trade unionist.", persons: ["Berit Haug"]),
            CaseArticle(id: "other", text: "Wheat prices rose in Odesa."),
        ])
    }

    @Test func wordsAndPersonsMakeArticlesAlike() throws {
        let response = try index().searcher.similar(to: "one")
        #expect(response.hits.map(\.id) == ["two", "person"])
        #expect(response.hits.map(\.rank) == [1, 2])
        #expect(response.terms.contains("ferri"))
    }

    @Test func theLimitHolds() throws {
        let index = try index()
        #expect(try index.searcher.similar(to: "one", limit: 1).hits.map(\.id) == ["two"])
        #expect(try index.searcher.similar(to: "one", limit: 0).hits.isEmpty)
    }

    @Test func anArticleLikeNoOtherHasNoHits() throws {
        #expect(try index().searcher.similar(to: "other").hits.isEmpty)
    }

    @Test func anUnknownIdIsRefused() throws {
        let index = try index()
        #expect(throws: IndexError.self) { try index.searcher.similar(to: "nobody") }
    }
}
