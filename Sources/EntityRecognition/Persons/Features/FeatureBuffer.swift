/// The features of candidates, a fixed number for each, as hashes.
///
/// The number of a template is its place in the row, so the same values in two templates are different features.
package struct FeatureBuffer {
    package private(set) var hashes: [UInt64] = []
    private var template: UInt64 = 0

    package init() {}

    mutating func removeAll() { hashes.removeAll(keepingCapacity: true) }

    /// Starts the features of the next candidate, counting templates from `base`.
    @inline(__always)
    mutating func begin(template base: UInt64) { template = base }

    @inline(__always)
    mutating func add(_ value: UInt64) {
        template &+= 1
        hashes.append(FeatureHash.mix(template, value))
    }

    @inline(__always)
    mutating func add(_ left: UInt64, _ right: UInt64) { add(FeatureHash.pair(left, right)) }

    @inline(__always)
    mutating func add(_ first: UInt64, _ second: UInt64, _ third: UInt64) {
        add(FeatureHash.pair(FeatureHash.pair(first, second), third))
    }
}
