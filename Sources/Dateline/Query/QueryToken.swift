/// A piece of query syntax.
struct QueryToken: Equatable {
    enum Kind: Equatable {
        case word
        /// `inner` lies between the quotes; `suffix` is what touches the closing one from `~` or `@` on.
        case quoted(inner: Range<Int>, suffix: Range<Int>)
        /// A run of ASCII letters and its colon; `name` is without the colon.
        case field(name: Range<Int>)
        case open, close
        /// A `-` that touches what follows.
        case minus
        case and, or, not, sameSentence
        case end
    }

    let kind: Kind
    let range: Range<Int>
}
