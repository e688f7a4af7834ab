/// What becomes of the features of a candidate: they are listed for training, and scored for tagging.
protocol FeatureSink {
    mutating func take(_ hash: UInt64)
}

/// Turns the values of templates into hashes.
struct Features<Sink: FeatureSink> {
    var sink: Sink

    @inline(__always)
    init(_ sink: Sink) {
        self.sink = sink
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

/// Lists the features.
struct FeatureList: FeatureSink {
    private(set) var hashes: [UInt64] = []

    mutating func take(_ hash: UInt64) { hashes.append(hash) }
}
