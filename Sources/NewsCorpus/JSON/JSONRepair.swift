/// Mends what exporters commonly get wrong inside strings, so that an article is not lost over one character.
enum JSONRepair {
    /// The record with bad UTF-8 and half surrogate pairs (`\ud800`) as U+FFFD and raw control characters as spaces, followed
    /// by `RecordBatch.padding` zeros; nil when there is nothing of the sort.
    static func repaired(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var text = Array(String(decoding: bytes, as: UTF8.self).utf8)
        for index in text.indices where text[index] < 0x20 { text[index] = 0x20 }
        replaceLoneSurrogates(in: &text)
        if text.elementsEqual(bytes) { return nil }
        text.append(contentsOf: repeatElement(0, count: RecordBatch.padding))
        return text
    }

    private static func replaceLoneSurrogates(in text: inout [UInt8]) {
        var index = 0
        while index < text.count {
            guard text[index] == UInt8(ascii: "\\") else {
                index += 1
                continue
            }
            guard let unit = codeUnit(in: text, at: index), unit & 0xF800 == 0xD800 else {
                index += 2
                continue
            }
            let next = codeUnit(in: text, at: index + 6)
            if unit < 0xDC00, let next, next & 0xFC00 == 0xDC00 {
                index += 12
            } else {
                text.replaceSubrange((index + 2)..<(index + 6), with: "fffd".utf8)
                index += 6
            }
        }
    }

    /// The value of an escape `\uXXXX`.
    private static func codeUnit(in text: [UInt8], at index: Int) -> UInt16? {
        guard index + 6 <= text.count, text[index] == UInt8(ascii: "\\"), text[index + 1] == UInt8(ascii: "u") else {
            return nil
        }
        let digits = String(decoding: text[(index + 2)..<(index + 6)], as: UTF8.self)
        return UInt16(digits, radix: 16)
    }
}
