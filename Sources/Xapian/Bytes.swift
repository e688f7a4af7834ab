internal import CXapian

extension [UInt8] {
    /// Copies bytes that the shim gave away, and frees them.
    init(taking bytes: xapian_bytes) {
        self.init(UnsafeBufferPointer(start: bytes.data, count: bytes.length))
        xapian_bytes_free(bytes)
    }

    /// The bytes as the shim takes them: valid during `body` only.
    func withPointer<Result>(_ body: (UnsafePointer<UInt8>?, Int) -> Result) -> Result {
        withUnsafeBufferPointer { body($0.baseAddress, $0.count) }
    }
}

extension String {
    /// Copies bytes that the shim gave away, and frees them; invalid UTF-8 is repaired.
    init(taking bytes: xapian_bytes) {
        self.init(decoding: UnsafeBufferPointer(start: bytes.data, count: bytes.length), as: UTF8.self)
        xapian_bytes_free(bytes)
    }

    /// The UTF-8 bytes as the shim takes them: valid during `body` only.
    func withPointer<Result>(_ body: (UnsafePointer<UInt8>?, Int) -> Result) -> Result {
        var text = self
        return text.withUTF8 { body($0.baseAddress, $0.count) }
    }
}
