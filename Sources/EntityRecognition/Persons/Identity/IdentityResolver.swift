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

        var hasFullName: Bool { names.contains { $0.name.isFull } }

        private var best: PersonName? {
            var best: (name: PersonName, count: Int)?
            for name in names where name.name.isFull && name.count > best?.count ?? 0 {
                // Suu Kyi is the surname of Aung San Suu Kyi.
                if names.count == 1 || !names.contains(where: { $0.name.ends(with: name.name) }) { best = name }
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
    /// The identities of full names by the numbers of their words: for each word the first and last of a chain.
    private var chains: [(first: Int, last: Int)] = []
    private var links: [(owner: Int, next: Int)] = []
    /// The words that have a chain.
    private var bornWords: [Int] = []

    mutating func resolve(_ mentions: [Mention]) {
        identities.removeAll(keepingCapacity: true)
        for word in bornWords { chains[word] = (-1, -1) }
        bornWords.removeAll(keepingCapacity: true)
        links.removeAll(keepingCapacity: true)
        owners.removeAll(keepingCapacity: true)
        owners.append(contentsOf: repeatElement(-1, count: mentions.count))
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
        if let index = identities[owner].names.firstIndex(where: { $0.name.isSame(as: mention.name) }) {
            identities[owner].names[index].count += 1
        } else {
            identities[owner].names.append((mention.name, 1))
        }
    }

    /// Given names of one person may be spelled out, shortened or left out; the first identity that agrees is taken.
    private mutating func person(withFullName mention: Mention) -> Int {
        let numbers = mention.name.numbers
        for number in [numbers.last, numbers.first] {
            guard let number, let owner = bearers(number).first(where: { isOne($0, mention.name) }) else { continue }
            bear(numbers, owner)
            return owner
        }
        identities.append(Identity())
        bear(numbers, identities.count - 1)
        return identities.count - 1
    }

    private func isOne(_ owner: Int, _ name: PersonName) -> Bool {
        let names = identities[owner].names
        return names.contains { $0.name === name }
            || names.contains { $0.name.isFull && $0.name.agrees(with: name) }
                && !names.contains { $0.name.conflicts(with: name) }
    }

    /// The identities that bear a word in a full name, in the order in which they came to it.
    private func bearers(_ number: Int) -> [Int] {
        guard number < chains.count else { return [] }
        var bearers: [Int] = []
        var link = chains[number].first
        while link >= 0 {
            bearers.append(links[link].owner)
            link = links[link].next
        }
        return bearers
    }

    private mutating func bear(_ numbers: [Int], _ owner: Int) {
        for number in numbers {
            while chains.count <= number { chains.append((-1, -1)) }
            if chains[number].first < 0 { bornWords.append(number) }
            if bearers(number).contains(owner) { continue }
            links.append((owner, -1))
            if chains[number].first < 0 {
                chains[number] = (links.count - 1, links.count - 1)
            } else {
                links[chains[number].last].next = links.count - 1
                chains[number].last = links.count - 1
            }
        }
    }

    /// The person with a full name whom a single word means.
    private func bearer(of mention: Mention, at place: Int) -> Int? {
        guard let number = mention.name.numbers.first else { return nil }
        var owners = bearers(number)
        if owners.isEmpty { return nil }
        func narrow(_ isWanted: (Identity) -> Bool) {
            if owners.count == 1 { return }
            let some = owners.filter { isWanted(identities[$0]) }
            if !some.isEmpty { owners = some }
        }
        narrow { $0.names.contains { $0.name.numbers.last == number } }
        if let isFemale = mention.isFemale {
            let compatible = owners.filter { identities[$0].isFemale != !isFemale }
            if compatible.isEmpty { return nil }
            owners = compatible
            narrow { $0.isFemale == isFemale }
        }
        if owners.count == 1 { return owners[0] }
        let before = owners.compactMap { owner in
            identities[owner].places.last { $0 < place }.map { (owner, $0) }
        }
        if let nearest = before.max(by: { $0.1 < $1.1 }) { return nearest.0 }
        return owners.min { (identities[$0].places.first ?? 0) < (identities[$1].places.first ?? 0) }
    }

    /// The identity of a single word that is no part of a full name.
    private mutating func person(named mention: Mention) -> Int {
        if let owner = lone(mention.name, mention.isFemale) { return owner }
        var identity = Identity()
        identity.wellKnown = WellKnownPersons.bySurname[mention.name.words.first ?? mention.name.text]
        identities.append(identity)
        return identities.count - 1
    }

    private func lone(_ name: PersonName, _ isFemale: Bool?) -> Int? {
        identities.firstIndex { identity in
            guard let known = identity.names.first?.name, !known.isFull else { return false }
            if let isFemale, let other = identity.isFemale, isFemale != other { return false }
            return known.numbers.isEmpty
                ? name.numbers.isEmpty && known.text == name.text : known.numbers == name.numbers
        }
    }
}
