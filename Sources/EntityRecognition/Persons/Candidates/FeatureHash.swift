/// Hashes of features, the same in every run and on every machine.
enum FeatureHash {
    /// Multiplication by odd constants and shifts, after the finaliser of MurmurHash3.
    @inline(__always)
    static func mix(_ template: UInt64, _ value: UInt64) -> UInt64 {
        var state = (value ^ (template &* 0x9E37_79B9_7F4A_7C15)) &* 0xFF51_AFD7_ED55_8CCD
        state ^= state &>> 32
        state = state &* 0xC4CE_B9FE_1A85_EC53
        return state ^ (state &>> 29)
    }

    /// Two values in their order as one.
    @inline(__always)
    static func pair(_ left: UInt64, _ right: UInt64) -> UInt64 {
        (left &* 0x9FB2_1C65_1E98_DF25) ^ (right &+ (left &>> 7)) &* 0xD6E8_FEB8_6659_FD93
    }
}
