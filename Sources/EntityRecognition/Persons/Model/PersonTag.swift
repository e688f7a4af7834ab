/// The place of a word in a name, in the BILOU scheme.
package enum PersonTag: Int, CaseIterable, Sendable {
    case outside, first, inside, last, whole

    package static let count = 5

    /// Whether a name may be written so: what follows the first word goes on or ends it.
    package func mayPrecede(_ next: PersonTag) -> Bool {
        switch self {
        case .first, .inside: next == .inside || next == .last
        case .outside, .last, .whole: next == .outside || next == .first || next == .whole
        }
    }

    package var mayStart: Bool { self == .outside || self == .first || self == .whole }
    package var mayEnd: Bool { self == .outside || self == .last || self == .whole }
}
