import Foundation
import Testing

@testable import Dateline

@Suite struct FacetDictionaryTests {
    private func article(_ id: String, persons: [String], source: String = "a.example") -> TestArticle {
        TestArticle(id: id, text: "The harbour is quiet, says \(id).", source: source, persons: persons)
    }

    private func persons(_ searcher: Searcher) throws -> [String: Int] {
        let facet = try #require(try searcher.search("", facets: [.init(.person, limit: 1000)]).facets.first)
        return Dictionary(uniqueKeysWithValues: facet.values.map { ($0.value, $0.count) })
    }

    /// Counts from the stored articles, one by one.
    private func counted(_ index: TestIndex) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for hit in try index.search("").hits { for person in hit.persons { counts[person, default: 0] += 1 } }
        return counts
    }

    @Test func ordinalsKeepTheirMeaningOverUpdatesRemovalsAndMerges() throws {
        let names = (0..<40).map { "Anna Berg\(Character(UnicodeScalar(UInt8(97 + $0 % 26))))\($0 / 26)" }
        for seed in UInt64(1)...3 {
            var random = SeededGenerator(seed: seed)
            let index = try TestIndex()
            for round in 0..<12 {
                for file in 0..<3 where round == 0 || random.below(2) == 0 {
                    let articles = (0..<(1 + random.below(12))).map { number in
                        article(
                            "\(file)-\(number)",
                            persons: (0..<random.below(4)).map { _ in names[random.below(names.count)] })
                    }
                    try index.write("\(file).jsonl", articles)
                }
                try index.write("new-\(round).jsonl", [article("new-\(round)", persons: [names[round]])])
                try index.index(IndexingOptions(jobs: 1 + Int(seed % 2), prune: true))
                #expect(try persons(index.searcher()) == counted(index), "seed \(seed), round \(round)")
                #expect(try index.problems().isEmpty, "seed \(seed), round \(round)")
            }
        }
    }

    @Test func valuesOfAKilledRunAreKnownToTheNext() throws {
        let index = try TestIndex([article("1", persons: ["Anna Berg"]), article("2", persons: ["Boris Dahl"])])
        let folder = IndexFolder(path: index.indexPath)
        let manifest = try folder.manifest()
        // As after a kill between the growth of the dictionary and the first transaction.
        let builder = FacetDictionaryBuilder(try folder.facetDictionary(manifest))
        var gatherer = FacetGatherer(builder)
        _ = gatherer.id(.person, key: "carl elm".utf8, label: "Carl Elm")
        let grown = try folder.publish(facets: try #require(try builder.grown()), of: manifest)
        #expect(grown.generation == manifest.generation)
        #expect(try persons(index.searcher()) == ["Anna Berg": 1, "Boris Dahl": 1])
        try index.write("all.jsonl", [article("1", persons: ["Dora Falk"]), article("2", persons: ["Carl Elm"])])
        try index.index()
        #expect(try persons(index.searcher()) == ["Dora Falk": 1, "Carl Elm": 1])
        #expect(try index.problems().isEmpty)
    }

    @Test func rebuildingForgetsValuesThatAreGone() throws {
        let index = try TestIndex([article("1", persons: ["Anna Berg"])])
        try index.write("all.jsonl", [article("1", persons: ["Boris Dahl"])])
        try index.index()
        let folder = IndexFolder(path: index.indexPath)
        let grown = try folder.facetDictionary(folder.manifest()).count
        try index.index(IndexingOptions(rebuild: true))
        #expect(try folder.facetDictionary(folder.manifest()).count < grown)
        #expect(try persons(index.searcher()) == ["Boris Dahl": 1])
        let names = try FileManager.default.contentsOfDirectory(atPath: index.indexPath).filter {
            $0.hasPrefix("facets-")
        }
        #expect(names == [try folder.manifest().facets])
    }

    @Test func spellingsOfASourceAreOneValue() throws {
        let sources = ["Example.ORG", "example.org", "example.org", "other.example"]
        let index = try TestIndex(sources.enumerated().map { article("\($0)", persons: [], source: $1) })
        let facet = try #require(try index.search("", facets: [.init(.source)]).facets.first)
        #expect(facet.values.map(\.label) == ["example.org", "other.example"])
        #expect(facet.values.map(\.count) == [3, 1])
    }

    @Test func missingOrDamagedDictionaryIsDamage() throws {
        let index = try TestIndex([article("1", persons: ["Anna Berg"])])
        let path = index.indexPath + "/" + (try #require(try index.manifest().facets))
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        for damage in [nil, Data(), whole.dropLast(), Data(repeating: 0xFF, count: whole.count)] {
            try FileManager.default.removeItem(atPath: path)
            if let damage { try damage.write(to: URL(fileURLWithPath: path)) } else { #expect(damage == nil) }
            let error = #expect(throws: IndexError.self) { try index.searcher() }
            #expect(error?.code == .damaged)
            #expect(try !index.problems().isEmpty)
            try whole.write(to: URL(fileURLWithPath: path))
        }
        #expect(try index.problems().isEmpty)
    }

    @Test func valuesUnderOtherNamesAreFound() throws {
        let index = try TestIndex([article("1", persons: ["Anna Berg"])])
        let path = index.indexPath + "/" + (try #require(try index.manifest().facets))
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        let place = try #require(bytes.firstRange(of: Array("Anna Berg".utf8)))
        bytes.replaceSubrange(place, with: "Anna Borg".utf8)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        #expect(try index.problems().count == 1)
    }
}
