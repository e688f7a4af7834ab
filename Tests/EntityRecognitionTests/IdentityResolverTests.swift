import Testing
import TextAnalysis

@testable import EntityRecognition
@testable import FuzzAnnotate

@Suite struct IdentityResolverTests {
    /// Whom each mention means, by the names to show.
    private func persons(_ written: [String], _ resolver: inout IdentityResolver, _ names: inout PersonNames)
        -> [String]
    {
        let mentions = written.map { text in
            let name = names.number(hash: Array(text.utf8).withUnsafeBufferPointer { Vocabulary.hash($0) }) { text }
            return IdentityResolver.Mention(name: name, isFemale: nil, isInTitle: false)
        }
        resolver.resolve(mentions, names)
        return resolver.owners.map { names.text(of: resolver.display(of: $0, names)) }
    }

    /// The last full name before a surname that has it, else the first behind.
    private func expected(_ written: [String]) -> [String] {
        written.indices.map { place in
            let isBorne = { (name: String) in name.hasSuffix(" " + written[place]) }
            return written[..<place].last(where: isBorne) ?? written[place...].first(where: isBorne) ?? written[place]
        }
    }

    @Test func aSurnameMeansTheNearestWhoBearsIt() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = TextMutator(samples: [], seed: seed, lengths: 0...1)
        let given = ["Ada", "Bela", "Cora", "Dora"]
        let family = ["Kovach", "Lindt", "Marek"]
        var (resolver, names) = (IdentityResolver(), PersonNames())
        for _ in 0..<500 {
            let written = (0...random.below(30)).map { _ in
                let (first, last) = (given[random.below(4)], family[random.below(3)])
                return random.below(2) == 0 ? "\(first) \(last)" : last
            }
            #expect(persons(written, &resolver, &names) == expected(written), "seed \(seed): \(written)")
        }
    }

    /// Twenty times as many would take hours if the mentions were gone through for each bearer of each word.
    @Test func thousandsOfNamesakesAreToldApart() {
        func distinct(_ number: Int) -> String {
            "Q" + String(number, radix: 2).map { $0 == "0" ? "a" : "e" }.joined() + "x"
        }
        let count = 1000
        var written = (0..<count).map { distinct($0) + " Kovach" }
        written += (0..<count).map { "Ada " + distinct($0 + count) }
        written += Array(repeating: "Kovach", count: count)
        var (resolver, names) = (IdentityResolver(), PersonNames())
        let meant = persons(written, &resolver, &names)
        #expect(meant[(2 * count)...].allSatisfy { $0 == distinct(count - 1) + " Kovach" })
    }
}
