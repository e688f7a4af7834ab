/// The folded bytes of the word being read, at most 64 of them, in memory that the scanner lends.
struct FormBuffer {
    static let limit = 64
    /// Room for the longest form; what cuts words from the end of a text borrows it.
    static let capacity = max(limit, PlainWord.window)

    let bytes: UnsafeMutablePointer<UInt8>
    private(set) var length = 0
    private(set) var isTruncated = false
    private var limit = FormBuffer.limit

    init(_ bytes: UnsafeMutablePointer<UInt8>) {
        self.bytes = bytes
    }

    /// Adds the folded form of one scalar, whole or not at all; after the first that does not fit, none is added.
    @inline(__always)
    mutating func append(_ form: UnsafeBufferPointer<UInt8>) {
        guard !isTruncated, length + form.count <= limit else {
            isTruncated = true
            return
        }
        for index in 0..<form.count { bytes[length &+ index] = form[index] }
        length += form.count
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        guard !isTruncated, length < limit else {
            isTruncated = true
            return
        }
        bytes[length] = byte
        length += 1
    }

    /// Takes a combining mark that vanishes, or makes й, ў or ї of the letter before it.
    mutating func recompose(with mark: UnsafePointer<UInt8>, length markLength: Int) {
        guard markLength == 2, length >= 2, !isTruncated else { return }
        if let trail = Folding.composedTrail(bytes[length - 2], bytes[length - 1], mark[0], mark[1]) {
            bytes[length - 1] = trail
        }
    }

    /// Starts a part of the form that is cut by itself, at half the length of a whole form.
    mutating func beginPart() {
        limit = length + FormBuffer.limit / 2
        isTruncated = false
    }

    /// Forgets the first `count` bytes.
    mutating func removeFirst(_ count: Int) {
        for index in count..<length { bytes[index - count] = bytes[index] }
        length -= count
    }

    func intern(in forms: UnsafeMutablePointer<FormTable>) -> FormID {
        guard length > 0, length <= 8 else {
            return FormID(rawValue: forms.pointee.intern(UnsafeBufferPointer(start: bytes, count: length)))
        }
        let chunk = UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
        let form = chunk & UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- length &* 8)
        return FormID(rawValue: forms.pointee.intern(short: form, length: length))
    }
}
