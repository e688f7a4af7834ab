/// Dense numbers for the hashes of features, in order of first appearance.
struct FeatureNumbers {
    private(set) var hashes: [UInt64] = []
    private var numbers: [UInt64: Int32] = [:]

    mutating func number(of hash: UInt64) -> Int32 {
        if let number = numbers[hash] { return number }
        let number = Int32(hashes.count)
        hashes.append(hash)
        numbers[hash] = number
        return number
    }

    /// -1 for a feature that has none.
    func known(_ hash: UInt64) -> Int32 { numbers[hash] ?? -1 }
}
