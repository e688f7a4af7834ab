import Xapian

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

extension FacetCounter {
    /// The values that the result has more often than the whole index, the most surprising first.
    ///
    /// - Parameter counts: the most frequent first.
    func distinctive(_ counts: some Sequence<Counted>, of documents: Int) throws -> [Facet.Value] {
        guard request.field != .about else {
            throw IndexError(.invalidRequest, "'about' has no distinctive values; ask for those of another field")
        }
        let all = try database.documentCount()
        var scored: [(value: Facet.Value, score: Double)] = []
        var best: [Double] = []
        for counted in counts {
            // A value scores highest when no other article has it: once that is too little, all that follow are.
            let highest = logLikelihoodRatio(within: counted.count, of: documents, beyond: 0, of: all - documents)
            if best.count >= request.limit, highest < best.last ?? .infinity { break }
            let background = try frequency(ofKey: counted.key)
            let score = logLikelihoodRatio(
                within: counted.count, of: documents, beyond: background - counted.count, of: all - documents)
            guard score > 0 else { continue }
            var value = value(of: counted)
            value.distinctiveness = (score * 100).rounded() / 100
            scored.append((value, score))
            best.insert(score, at: best.firstIndex { $0 < score } ?? best.count)
            if best.count > request.limit { best.removeLast() }
        }
        scored.sort { left, right in
            left.score != right.score ? left.score > right.score : left.value.label < right.value.label
        }
        return scored.prefix(request.limit).map(\.value)
    }

    /// Articles of the whole index that have a value.
    private func frequency(ofKey key: String) throws(XapianError) -> Int {
        let terms: [[UInt8]] =
            switch request.field {
            case .person: [IndexSchema.boundedTerm(.person, key.utf8)]
            case .country: [IndexSchema.boundedTerm(.country, key.utf8)]
            case .source: [IndexSchema.boundedTerm(.source, key.utf8)]
            case .language: [IndexSchema.boundedTerm(.language, key.utf8)]
            case .published, .about:
                DateHistogram.range(of: key).map { DateTerms.cover($0).map(DateTerms.publishedTerm) } ?? []
            }
        var frequency = 0
        for term in terms { frequency += try database.frequency(ofTerm: term) }
        return frequency
    }

    /// Dunning's G² of two proportions (1993); 0 where the first is not the larger one.
    private func logLikelihoodRatio(within: Int, of documents: Int, beyond: Int, of others: Int) -> Double {
        let (a, b) = (Double(within), Double(max(0, beyond)))
        let (n, m) = (Double(documents), Double(max(0, others)))
        guard n > 0, m > 0, a / n > b / m else { return 0 }
        func part(_ observed: Double, _ expected: Double) -> Double {
            observed > 0 && expected > 0 ? observed * log(observed / expected) : 0
        }
        let share = (a + b) / (n + m)
        return 2
            * (part(a, n * share) + part(b, m * share) + part(n - a, n * (1 - share)) + part(m - b, m * (1 - share)))
    }
}
