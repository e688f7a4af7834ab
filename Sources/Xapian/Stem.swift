internal import CXapian

/// A Snowball stemmer. Not shared between threads.
public struct Stem {
    private final class Box {
        let handle: OpaquePointer
        init(owning handle: OpaquePointer) { self.handle = handle }
        deinit { xapian_stem_free(handle) }
    }

    private let box: Box

    /// - Parameter language: an English name or an ISO 639 code, such as `english` or `en`; `none` stems nothing.
    /// - Throws: `.invalidArgument` for a language that there is no stemmer for.
    public init(language: String) throws(XapianError) {
        box = Box(owning: try checkHandle { error in language.withPointer { xapian_stem_new($0, $1, error) } })
    }

    /// The stem of a lower-case word in UTF-8.
    public func stem(_ word: [UInt8]) throws(XapianError) -> [UInt8] {
        [UInt8](taking: try check { error in word.withPointer { xapian_stem_apply(box.handle, $0, $1, error) } })
    }
}
