/// UTF-8 of single scalars.
enum UTF8Scalar {
    /// Stands for a byte that belongs to no valid scalar.
    static let invalid: UInt32 = .max

    /// The scalar at `position` and its length in bytes; an invalid byte stands alone.
    ///
    /// Strict as RFC 3629 demands: no overlong forms, no surrogates, nothing above U+10FFFF.
    @inline(__always)
    static func decode(
        _ text: UnsafePointer<UInt8>, at position: Int, end: Int
    ) -> (scalar: UInt32, length: Int) {
        let lead = UInt32(text[position])
        if lead < 0x80 { return (lead, 1) }
        if lead >= 0xC2, lead < 0xE0, position + 1 < end {
            let second = UInt32(text[position + 1])
            if second & 0xC0 == 0x80 { return ((lead & 0x1F) << 6 | second & 0x3F, 2) }
        } else if lead >= 0xE0, lead < 0xF0, position + 2 < end {
            let second = UInt32(text[position + 1])
            let third = UInt32(text[position + 2])
            let scalar = (lead & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F
            if second & 0xC0 == 0x80, third & 0xC0 == 0x80, scalar >= 0x800, scalar & 0xF800 != 0xD800 {
                return (scalar, 3)
            }
        } else if lead >= 0xF0, lead < 0xF5, position + 3 < end {
            return decodeFour(text + position, lead: lead)
        }
        return (invalid, 1)
    }

    private static func decodeFour(_ bytes: UnsafePointer<UInt8>, lead: UInt32) -> (scalar: UInt32, length: Int) {
        let (second, third, fourth) = (UInt32(bytes[1]), UInt32(bytes[2]), UInt32(bytes[3]))
        guard second & 0xC0 == 0x80, third & 0xC0 == 0x80, fourth & 0xC0 == 0x80 else { return (invalid, 1) }
        let scalar = (lead & 0x07) << 18 | (second & 0x3F) << 12 | (third & 0x3F) << 6 | fourth & 0x3F
        return scalar >= 0x10000 && scalar < 0x110000 ? (scalar, 4) : (invalid, 1)
    }
}
