/// Second bytes of the keys in `postlist.glass` that begin with a zero byte and belong to no term.
enum KeySpace {
    static let valueStatistics: UInt8 = 0xd0
    static let valueChunk: UInt8 = 0xd8
    static let documentLength: UInt8 = 0xe0
}
