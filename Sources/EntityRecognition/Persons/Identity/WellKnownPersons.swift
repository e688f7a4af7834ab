/// Heads of state and government and members of the U.S. Congress whose surname alone says who is meant.
enum WellKnownPersons {
    /// The name by the key of the surname.
    static let bySurname: [String: String] = {
        var names: [String: String] = [:]
        for line in PackageResources.person_leaders_tsv.split(separator: UInt8(ascii: "\n")) {
            let fields = line.split(separator: UInt8(ascii: "\t")).map { String(decoding: $0, as: UTF8.self) }
            guard fields.count == 2 else { continue }
            names[PersonKey.canonical(of: fields[0])] = fields[1]
        }
        return names
    }()
}
