/// The bytes that the forms which a caller looks for begin with.
///
/// Most of the time of the tokenizer goes into looking up forms. Who looks for a few words in a text can do without nearly
/// all: see ``Tokenizer/tokenize(_:lookingFor:)``.
public struct FirstBytes: Sendable {
    @usableFromInline
    var contained = [Bool](repeating: false, count: 256)

    public init() {}

    /// All bytes: no form is left out.
    public static let all: FirstBytes = {
        var all = FirstBytes()
        for byte in UInt8.min...UInt8.max { all.insert(byte) }
        return all
    }()

    public mutating func insert(_ byte: UInt8) { contained[Int(byte)] = true }

    /// Whether a form may be looked for that begins with a byte as it is written, in either case; yes for any beyond ASCII.
    @inlinable
    public func mayBegin(with byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): contained[Int(byte | 0x20)]
        case ..<0x80: contained[Int(byte)]
        default: true
        }
    }

    func withTable<Result>(_ body: (UnsafePointer<Bool>?) -> Result) -> Result {
        contained.withUnsafeBufferPointer { body($0.baseAddress) }
    }
}
