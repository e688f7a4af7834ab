/// The host of a URL: who published what lies there.
enum URLHost {
    /// The host in lower case, without `www.`, user and port; nil when the text has none.
    static func host(of url: String) -> String? {
        var rest = url.utf8[...]
        let afterScheme = rest.drop { asciiLowercased($0) &- 0x61 < 26 }
        if afterScheme.starts(with: "://".utf8) {
            rest = afterScheme.dropFirst(3)
        } else if rest.starts(with: "//".utf8) {
            rest = rest.dropFirst(2)
        }
        rest = rest.prefix { !"/?#\\".utf8.contains($0) }
        if let user = rest.lastIndex(of: UInt8(ascii: "@")) { rest = rest[user...].dropFirst() }
        if rest.first != UInt8(ascii: "[") { rest = rest.prefix { $0 != UInt8(ascii: ":") } }
        let host = String(Substring(rest)).lowercased()
        let name = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
        guard name.utf8.contains(UInt8(ascii: ".")), !name.utf8.contains(where: isASCIISpace) else { return nil }
        return name
    }
}
