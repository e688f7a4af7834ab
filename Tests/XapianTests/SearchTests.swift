import Testing
import Xapian

@Suite struct SearchTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func database(_ name: String, _ texts: [String]) throws -> Database {
        let writer = try WritableDatabase(path: folder.appending(name), mode: .create)
        for text in texts {
            let document = try Document.holding(text)
            var packed: [UInt8] = []
            let words = Set(text.utf8.filter { $0 != UInt8(ascii: " ") }.map { UInt32($0) })
            PackedOrdinals.append(words.sorted(), tag: 7, to: &packed)
            if texts.first == text { PackedOrdinals.append([200], tag: 9, to: &packed) }
            try packed.withUnsafeBufferPointer { try document.addValue($0, slot: 3) }
            _ = try writer.add(document)
        }
        try writer.commit()
        return try Database(path: folder.appending(name))
    }

    private func term(_ word: String, _ position: Int = 0) throws -> Query {
        try Query(term: Array(word.utf8), position: position)
    }

    private func ids(_ query: Query, in database: Database) throws -> Set<UInt32> {
        let enquire = try Enquire(database)
        try enquire.setQuery(query)
        try enquire.weighByBM25(k1: 1.2, b: 0.75)
        return Set(try enquire.matches(first: 0, count: 100, checkAtLeast: 100).matches().map(\.documentID))
    }

    @Test func operatorsCombineMatches() throws {
        let database = try database("db", ["a b c", "b a", "c d", "a x b"])
        #expect(try ids(Query(.and, [term("a"), term("b")]), in: database) == [1, 2, 4])
        #expect(try ids(Query(.or, [term("d"), term("x")]), in: database) == [3, 4])
        #expect(try ids(Query(.andNot, [term("a"), term("x")]), in: database) == [1, 2])
        #expect(try ids(Query(.phrase(window: 2), [term("a", 1), term("b", 2)]), in: database) == [1])
        #expect(try ids(Query(.near(window: 2), [term("a"), term("b")]), in: database) == [1, 2])
        #expect(try ids(.all, in: database) == [1, 2, 3, 4])
        #expect(try ids(.nothing, in: database) == [])
    }

    @Test func severalDatabasesAreSearchedAsOne() throws {
        let both = try Database(parts: [database("one", ["a", "b"]), database("two", ["a c", "c"])])
        #expect(try both.documentCount() == 4)
        #expect(try both.frequency(ofTerm: Array("a".utf8)) == 2)
        #expect(try ids(term("c"), in: both) == [2, 4])
    }

    /// libxapian 1.4 calls such a database corrupt: it reads the list of all documents under the term's name, and past the
    /// list's first chunk it looks for the term's own.
    @Test func aTermOfAllDocumentsOfAPartWithGapsIsFound() throws {
        let count = 6_000
        let writer = try WritableDatabase(path: folder.appending("gaps"), mode: .create)
        for number in 1...count {
            let document = try Document.holding(number % 3_000 == 0 ? "a b" : "a")
            _ = try writer.add(document)
        }
        try writer.delete(1_500)
        try writer.commit()
        let database = try Database(parts: [
            Database(path: folder.appending("gaps")), database("whole", ["a b", "c"]),
        ])
        let everywhere = try Query(term: Array("a".utf8), of: database)
        let rare = try Query(term: Array("b".utf8), of: database)
        func total(_ query: Query, isWeighted: Bool) throws -> Int {
            let enquire = try Enquire(database)
            try enquire.setQuery(query)
            if isWeighted { try enquire.weighByBM25(k1: 1.2, b: 0.75) } else { try enquire.weighNothing() }
            return try enquire.matches(first: 0, count: 1, checkAtLeast: count + 2).total.estimate
        }
        for isWeighted in [true, false] {
            #expect(try total(everywhere, isWeighted: isWeighted) == count)
            #expect(try total(everywhere.scaled(by: 0), isWeighted: isWeighted) == count)
            #expect(try total(Query(.filter, [rare, everywhere]), isWeighted: isWeighted) == 3)
            #expect(try total(Query(.andNot, [.all.scaled(by: 0), everywhere]), isWeighted: isWeighted) == 1)
            let either = try Query(synonyms: [Array("a".utf8), Array("b".utf8)], of: database)
            #expect(try total(either, isWeighted: isWeighted) == count)
            #expect(try total(Query(.andNot, [.all, either]), isWeighted: isWeighted) == 1)
            #expect(try total(Query(.or, [rare, everywhere.scaled(by: 0)]), isWeighted: isWeighted) == count)
        }
    }

    @Test func aTermOfAllDocumentsOfAPartWithGapsKeepsItsWeight() throws {
        let writer = try WritableDatabase(path: folder.appending("gaps"), mode: .create)
        for text in ["a b", "a", "a a c"] { _ = try writer.add(try Document.holding(text)) }
        try writer.delete(2)
        try writer.commit()
        let database = try Database(path: folder.appending("gaps"))
        func weights(_ query: Query) throws -> [Double] {
            let enquire = try Enquire(database)
            try enquire.setQuery(query)
            try enquire.weighByBM25(k1: 1.2, b: 0.75)
            return try enquire.matches(first: 0, count: 9, checkAtLeast: 9).matches().map(\.weight)
        }
        #expect(try weights(Query(term: Array("a".utf8), of: database)) == weights(term("a")))
    }

    private func counts(_ spy: FacetSpy, of tag: UInt8) -> [UInt32: Int] {
        spy.withCounts(of: tag) { met, counts in
            Dictionary(uniqueKeysWithValues: met.map { ($0, Int(counts[Int($0)])) })
        }
    }

    @Test func spyCountsOrdinalsAndDocumentsByTag() throws {
        let database = try database("db", ["a b c", "b a", "c d"])
        let spy = try FacetSpy(slot: 3, tags: [7], ordinalCount: 201)
        let enquire = try Enquire(database)
        try enquire.setQuery(Query(.or, [term("a"), term("d")]))
        try enquire.weighNothing()
        try enquire.add(spy)
        let total = try enquire.matches(first: 0, count: 0, checkAtLeast: 3).total
        #expect(total == (3, 3, 3))
        #expect(counts(spy, of: 7) == [97: 2, 98: 2, 99: 2, 100: 1])
        #expect(spy.documentCount == 3)
        #expect(spy.documentCount(with: 7) == 3)
        #expect(counts(spy, of: 9).isEmpty)
    }

    @Test func manyAndLargeOrdinalsAreCounted() throws {
        let writer = try WritableDatabase(path: folder.appending("long"), mode: .create)
        let ordinals = (UInt32(0)..<70_000).map { $0 + 1_000_000 }
        let document = Document()
        var packed: [UInt8] = []
        PackedOrdinals.append(ordinals, tag: 1, to: &packed)
        PackedOrdinals.append([2_000_000], tag: 2, to: &packed)
        try packed.withUnsafeBufferPointer { try document.addValue($0, slot: 0) }
        try writer.add(document)
        let spy = try FacetSpy(slot: 0, tags: [1, 2], ordinalCount: 2_000_001)
        let enquire = try Enquire(writer.reader())
        try enquire.setQuery(.all)
        try enquire.add(spy)
        _ = try enquire.matches(first: 0, count: 0, checkAtLeast: 1)
        #expect(Array(counts(spy, of: 1).keys).sorted() == ordinals)
        #expect(counts(spy, of: 2) == [2_000_000: 1])
    }

    @Test func packedOrdinalsReadAsWritten() {
        var packed: [UInt8] = []
        PackedOrdinals.append([0, 1, 127, 128, 300, .max], tag: 112, to: &packed)
        PackedOrdinals.append([], tag: 99, to: &packed)
        PackedOrdinals.append([5], tag: 100, to: &packed)
        let groups = PackedOrdinals.groups(of: packed)
        #expect(groups?.map(\.tag) == [112, 100])
        #expect(groups?.map(\.ordinals) == [[0, 1, 127, 128, 300, .max], [5]])
        #expect(PackedOrdinals.groups(of: packed.dropLast()) == nil)
    }

    @Test func cancelledTransactionLeavesNothing() throws {
        struct Stop: Error {}
        let writer = try WritableDatabase(path: folder.appending("tx"), mode: .create)
        #expect(throws: Stop.self) {
            try writer.transaction {
                try writer.add(.holding("a"))
                throw Stop()
            }
        }
        #expect(try writer.reader().documentCount() == 0)
        try writer.transaction { try writer.add(.holding("b")) }
        #expect(try Database(path: folder.appending("tx")).documentCount() == 1)
    }

    @Test func termsWithNulBytesAreKeptWhole() throws {
        let writer = try WritableDatabase(path: folder.appending("nul"), mode: .create)
        let document = Document()
        try [UInt8]([0x61, 0, 0x62]).withUnsafeBufferPointer { try document.addTerm($0, wdfIncrement: 1) }
        try writer.add(document)
        var terms: [[UInt8]] = []
        try writer.reader().visitTerms(prefix: [0x61]) { term, _ in
            terms.append(Array(term))
            return true
        }
        #expect(terms == [[0x61, 0, 0x62]])
    }

    @Test func soundDatabaseVerifiesWithoutErrors() throws {
        _ = try database("db", ["a b c", "b a"])
        let result = try Database.verify(path: folder.appending("db"))
        #expect(result.errors == 0)
        #expect(result.report.contains("postlist"))
    }
}
