import GlassBuilder
import Testing

/// What the builder wrote can be changed through libxapian like any database.
@Suite struct UpdateTests {
    @Test(arguments: [(31, 100), (32, 85)] as [(UInt64, Int)])
    func addingReplacingAndDeletingHaveTheSameEffect(seed: UInt64, fill: Int) throws {
        var corpus = RandomCorpus(seed: seed)
        var options = GlassOptions.fast
        options.leafFill = fill
        let twins = try Twins(corpus.documents(250), options: options)
        for round in 1...3 {
            var changes = corpus.documents(15).map(Change.add)
            // Ids that a round deletes are not met again in it.
            let ids = (1...250).map(UInt32.init).filter { $0 % 3 == UInt32(round % 3) }
            for id in ids where corpus.number(in: 0...3) == 0 {
                let isReplaced = round < 3 && corpus.number(in: 0...1) == 0
                changes.append(isReplaced ? .replace(id, corpus.document()) : .delete(id))
            }
            try twins.apply(changes)
            try twins.expectEqual(queries: corpus.queries(60), "seed \(seed), round \(round)")
        }
        try twins.expectEqualWhenCompacted("seed \(seed)")
    }

    /// Stock bug: a table flagged as written in sequence loses entries once a writer that changes blocks in place adds
    /// keys in front of all others.
    @Test func keysAddedInFrontLoseNothing() throws {
        // Terms of one document each: many leaves behind the one that splits.
        let documents = (0..<600).map { number in
            TestDocument(
                terms: (0..<50).map { .init(bytes: Array("term \(number * 50 + $0)".utf8), wdf: 1, positions: [1]) })
        }
        let twins = try Twins(documents)
        // In ascending order: any other clears the flag.
        let metadata = (0..<300).map {
            Change.setMetadata(key: "key \(1000 + $0)", value: String(repeating: "value", count: 1 + $0 % 40))
        }
        try Oracle.apply(metadata, to: twins.ours, dangerous: true)
        try Oracle.apply(metadata, to: twins.theirs)
        try twins.expectEqual()
    }
}
