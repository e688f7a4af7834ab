import ArgumentParser

/// A number of bytes as people write it: `256MB`, `1.5G`, `65536`. Units are powers of 1,024.
struct ByteCount: ExpressibleByArgument, Equatable {
    let bytes: Int

    init(megabytes: Int) {
        bytes = megabytes << 20
    }

    init?(argument: String) {
        let digits = argument.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let unit = argument.dropFirst(digits.count).lowercased().filter { $0 != " " }
        let shifts = [
            "": 0, "b": 0, "k": 10, "kb": 10, "kib": 10, "m": 20, "mb": 20, "mib": 20, "g": 30, "gb": 30, "gib": 30,
        ]
        guard let number = Double(digits), let shift = shifts[unit], number * Double(1 << shift) < Double(Int.max)
        else { return nil }
        bytes = Int(number * Double(1 << shift))
    }

    var defaultValueDescription: String { "\(bytes >> 20)MB" }

    /// `16.7 MB`.
    static func text(_ bytes: Int) -> String {
        let units = ["bytes", "kB", "MB", "GB", "TB"]
        var value = Double(bytes)
        var unit = 0
        while value >= 1000, unit < units.count - 1 {
            value /= 1000
            unit += 1
        }
        return unit == 0 ? "\(bytes) bytes" : "\((value * 10).rounded() / 10) \(units[unit])"
    }
}
