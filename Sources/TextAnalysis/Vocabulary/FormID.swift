/// Dense id of a folded form within one ``Vocabulary``: 0, 1, 2 … in order of first appearance.
///
/// Ids of different vocabularies are not comparable; ``Vocabulary/hash(of:)`` is.
public struct FormID: RawRepresentable, Hashable, Comparable, Sendable {
    public let rawValue: UInt32

    @inlinable
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// Stands for a form that was not looked up (``FirstBytes``); belongs to no vocabulary.
    public static let omitted = FormID(rawValue: .max)

    @inlinable
    public static func < (left: FormID, right: FormID) -> Bool {
        left.rawValue < right.rawValue
    }
}
