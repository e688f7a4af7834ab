/// What becomes of the features of a candidate: they are listed for training, and scored for tagging.
protocol FeatureSink {
    mutating func take(_ hash: UInt64)
    /// Takes a feature that has a row of its own.
    mutating func take(row: Int)
}

/// Turns the values of templates into hashes.
struct Features<Sink: FeatureSink> {
    var sink: Sink

    @inline(__always)
    init(_ sink: Sink) {
        self.sink = sink
    }

    /// - Parameter value: small enough for the template's rows.
    @inline(__always)
    mutating func add(_ template: DirectTemplate, _ value: UInt64) {
        let row = template.rawValue &+ Int(truncatingIfNeeded: value)
        assert(row < DirectTemplate.ends[template] ?? 0, "\(template) has no row for \(value)")
        sink.take(row: row)
    }

    @inline(__always)
    mutating func add(_ template: FeatureTemplate, _ value: UInt64) {
        sink.take(FeatureHash.mix(template.rawValue, value))
    }

    @inline(__always)
    mutating func add(_ template: FeatureTemplate, _ left: UInt64, _ right: UInt64) {
        add(template, FeatureHash.pair(left, right))
    }

    @inline(__always)
    mutating func add(_ template: FeatureTemplate, _ first: UInt64, _ second: UInt64, _ third: UInt64) {
        add(template, FeatureHash.pair(FeatureHash.pair(first, second), third))
    }
}

/// Lists the features; a row of a feature's own stands for its hash.
struct FeatureList: FeatureSink {
    private(set) var hashes: [UInt64] = []

    mutating func take(_ hash: UInt64) { hashes.append(hash) }

    mutating func take(row: Int) { hashes.append(UInt64(row)) }
}
