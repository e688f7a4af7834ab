/// A season of the northern half of the world, in the notation of TIMEX3.
///
/// Counted by whole months as in meteorology. A winter bears the year in which it begins.
public enum Season: String, Sendable, CaseIterable {
    case spring = "SP"
    case summer = "SU"
    case autumn = "FA"
    case winter = "WI"

    /// The first of its three months.
    public var firstMonth: Int {
        switch self {
        case .spring: 3
        case .summer: 6
        case .autumn: 9
        case .winter: 12
        }
    }
}
