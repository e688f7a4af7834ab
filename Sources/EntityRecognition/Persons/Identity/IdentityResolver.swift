/// Joins the mentions of an article to persons.
///
/// Full names come first: those that agree are one person. A part of a name then belongs to the nearest person before it
/// who bears it, as a surname sooner than as a given name, else to the first one behind.
struct IdentityResolver {
    /// A person of the article.
    struct Identity {
        var names: [(name: PersonName, count: Int)] = []
        var isFemale: Bool?
        /// Mentions, those of the title not counted.
        var count = 0
        /// The places in the list of mentions, ascending.
        var places: [Int] = []
        var wellKnown: String?

        /// The name to show: the most frequent full one that is not the end of another, else the well-known, else the first.
        var display: String { best?.text ?? wellKnown ?? names.first?.name.text ?? "" }

        /// The words of the key of the name to show, if it is one of the names here.
        var displayWords: [String]? { best?.words ?? (wellKnown == nil ? names.first?.name.words : nil) }

        private var best: PersonName? {
            var best: (name: PersonName, count: Int)?
            for name in names where name.name.isFull && name.count > best?.count ?? 0 {
                // Suu Kyi is the surname of Aung San Suu Kyi.
                if !names.contains(where: { $0.name.ends(with: name.name) }) { best = name }
            }
            return best?.name
        }
    }

    struct Mention {
        var name: PersonName
        /// What a title such as `Mrs` says.
        var isFemale: Bool?
        var isInTitle: Bool
    }

    private(set) var identities: [Identity] = []
    /// For each mention its identity.
    private(set) var owners: [Int] = []
    /// The identities of full names by each of their words.
    private var bearers: [String: [Int]] = [:]

    mutating func resolve(_ mentions: [Mention]) {
        identities.removeAll(keepingCapacity: true)
        bearers.removeAll(keepingCapacity: true)
        owners = Array(repeating: -1, count: mentions.count)
        for (place, mention) in mentions.enumerated() where mention.name.isFull {
            let owner = person(withFullName: mention)
            owners[place] = owner
            note(mention, at: place, of: owner)
        }
        for (place, mention) in mentions.enumerated() where !mention.name.isFull {
            let owner = bearer(of: mention, at: place) ?? person(named: mention)
            owners[place] = owner
            note(mention, at: place, of: owner)
        }
    }

    private mutating func note(_ mention: Mention, at place: Int, of owner: Int) {
        if mention.name.isFull { identities[owner].places.append(place) }
        if !mention.isInTitle { identities[owner].count += 1 }
        if let isFemale = mention.isFemale, identities[owner].isFemale == nil {
            identities[owner].isFemale = isFemale
        }
        if let index = identities[owner].names.firstIndex(where: { $0.name == mention.name }) {
            identities[owner].names[index].count += 1
        } else {
            identities[owner].names.append((mention.name, 1))
        }
    }

    /// Given names of one person may be spelled out, shortened or left out; the first identity that agrees is taken.
    private mutating func person(withFullName mention: Mention) -> Int {
        let words = mention.name.words
        for word in [words.last, words.first].compactMap({ $0 }) {
            for owner in bearers[word] ?? []
            where identities[owner].names.contains(where: { $0.name.isFull && $0.name.agrees(with: mention.name) })
                && !identities[owner].names.contains(where: { $0.name.conflicts(with: mention.name) })
            {
                bear(words, owner)
                return owner
            }
        }
        identities.append(Identity())
        bear(words, identities.count - 1)
        return identities.count - 1
    }

    private mutating func bear(_ words: [String], _ owner: Int) {
        for word in words where bearers[word]?.contains(owner) != true { bearers[word, default: []].append(owner) }
    }

    /// The person with a full name whom a single word means.
    private func bearer(of mention: Mention, at place: Int) -> Int? {
        guard let word = mention.name.words.first, var owners = bearers[word] else { return nil }
        func narrow(_ isWanted: (Identity) -> Bool) {
            let some = owners.filter { isWanted(identities[$0]) }
            if !some.isEmpty { owners = some }
        }
        narrow { $0.names.contains { $0.name.words.last == word } }
        if let isFemale = mention.isFemale {
            let compatible = owners.filter { identities[$0].isFemale != !isFemale }
            if compatible.isEmpty { return nil }
            owners = compatible
            narrow { $0.isFemale == isFemale }
        }
        let before = owners.compactMap { owner in
            identities[owner].places.last { $0 < place }.map { (owner, $0) }
        }
        if let nearest = before.max(by: { $0.1 < $1.1 }) { return nearest.0 }
        return owners.min { (identities[$0].places.first ?? 0) < (identities[$1].places.first ?? 0) }
    }

    /// The identity of a single word that is no part of a full name.
    private mutating func person(named mention: Mention) -> Int {
        let key = mention.name.words.first ?? mention.name.text
        if let owner = lone(key, mention.isFemale) { return owner }
        var identity = Identity()
        identity.wellKnown = WellKnownPersons.bySurname[key]
        identities.append(identity)
        return identities.count - 1
    }

    private func lone(_ key: String, _ isFemale: Bool?) -> Int? {
        identities.firstIndex { identity in
            guard let name = identity.names.first?.name, !name.isFull else { return false }
            if let isFemale, let other = identity.isFemale, isFemale != other { return false }
            return (name.words.first ?? name.text) == key
        }
    }
}
