/// Joins the mentions of an article to persons.
///
/// Full names come first: those that agree are one person. A part of a name then belongs to the nearest person before it
/// who bears it, as a surname sooner than as a given name, else to the first one behind.
///
/// Names are known by their numbers (``PersonNames``). It keeps its memory from article to article.
struct IdentityResolver {
    /// A person of the article.
    struct Identity {
        /// Of its names, in the order in which they came: the first and the last of a chain.
        fileprivate(set) var firstUse: Int
        fileprivate(set) var lastUse: Int
        /// Whether one of the names is a full one; then the first is.
        fileprivate(set) var hasFullName: Bool
        /// Of its full names' places, in order: the first, the last, and the last one passed; -1 for none.
        fileprivate var firstPlace = -1
        fileprivate var lastPlace = -1
        fileprivate var passedPlace = -1
        var isFemale: Bool?
        /// Mentions, those of the title not counted.
        var count = 0
    }

    struct Mention {
        /// The number of its name.
        var name: Int32
        /// What a title such as `Mrs` says.
        var isFemale: Bool?
        var isInTitle: Bool
    }

    private struct Use {
        var name: Int32
        var count = 1
        var next = -1
    }

    /// A mention with a full name.
    private struct Place {
        var mention: Int
        var next = -1
    }

    private(set) var identities: [Identity] = []
    /// For each mention its identity.
    private(set) var owners: [Int] = []
    private var uses: [Use] = []
    private var places: [Place] = []
    /// The identities of full names by the numbers of their words: for each word the first and last of a chain.
    private var chains: [(first: Int, last: Int)] = []
    private var links: [(owner: Int, next: Int)] = []
    /// The words that have a chain.
    private var bornWords: [Int] = []

    mutating func resolve(_ mentions: [Mention], _ names: PersonNames) {
        removeAll()
        owners.append(contentsOf: repeatElement(-1, count: mentions.count))
        let newWords = names.wordCount - chains.count
        if newWords > 0 { chains.append(contentsOf: repeatElement((first: -1, last: -1), count: newWords)) }
        for place in mentions.indices where names.isFull(mentions[place].name) {
            let owner = person(withFullName: mentions[place].name, names)
            owners[place] = owner
            note(mentions[place], of: owner)
            notePlace(place, of: owner)
        }
        for place in mentions.indices where !names.isFull(mentions[place].name) {
            let owner = bearer(of: place, mentions, names) ?? person(named: mentions[place], names)
            owners[place] = owner
            note(mentions[place], of: owner)
        }
    }

    private mutating func removeAll() {
        for word in bornWords { chains[word] = (-1, -1) }
        bornWords.removeAll(keepingCapacity: true)
        links.removeAll(keepingCapacity: true)
        uses.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        identities.removeAll(keepingCapacity: true)
        owners.removeAll(keepingCapacity: true)
    }

    private mutating func note(_ mention: Mention, of owner: Int) {
        if !mention.isInTitle { identities[owner].count += 1 }
        if let isFemale = mention.isFemale, identities[owner].isFemale == nil {
            identities[owner].isFemale = isFemale
        }
        if let use = firstUse(of: owner, where: { $0.name == mention.name }) {
            uses[use].count += 1
            return
        }
        uses.append(Use(name: mention.name))
        uses[identities[owner].lastUse].next = uses.count - 1
        identities[owner].lastUse = uses.count - 1
    }

    private mutating func notePlace(_ mention: Int, of owner: Int) {
        places.append(Place(mention: mention))
        let last = identities[owner].lastPlace
        if last < 0 { identities[owner].firstPlace = places.count - 1 } else { places[last].next = places.count - 1 }
        identities[owner].lastPlace = places.count - 1
    }

    /// The place of the first of an identity's names that is wanted.
    @inline(__always)
    private func firstUse(of owner: Int, where isWanted: (Use) -> Bool) -> Int? {
        var use = identities[owner].firstUse
        while use >= 0 {
            if isWanted(uses[use]) { return use }
            use = uses[use].next
        }
        return nil
    }

    /// A person whose first name is to be noted.
    private mutating func addIdentity(_ name: Int32, isFull: Bool) -> Int {
        uses.append(Use(name: name, count: 0))
        identities.append(Identity(firstUse: uses.count - 1, lastUse: uses.count - 1, hasFullName: isFull))
        return identities.count - 1
    }

    // MARK: Full names

    /// Given names of one person may be spelled out, shortened or left out; the first identity that agrees is taken.
    private mutating func person(withFullName name: Int32, _ names: PersonNames) -> Int {
        let known =
            names.lastWord(of: name).flatMap { firstBearer($0) { isOne($0, name, names) } }
            ?? names.firstWord(of: name).flatMap { firstBearer($0) { isOne($0, name, names) } }
        let owner = known ?? addIdentity(name, isFull: true)
        names.withWords(of: name) { words in
            for word in words { bear(Int(word), owner) }
        }
        return owner
    }

    private func isOne(_ owner: Int, _ name: Int32, _ names: PersonNames) -> Bool {
        var agrees = false
        var conflicts = false
        var use = identities[owner].firstUse
        while use >= 0 {
            let other = uses[use].name
            if other == name { return true }
            if !agrees { agrees = names.agree(other, name) }
            if !conflicts { conflicts = names.conflict(other, name) }
            use = uses[use].next
        }
        return agrees && !conflicts
    }

    /// The first wanted one of the identities that bear a word in a full name, in the order in which they came to it.
    @inline(__always)
    private func firstBearer(_ word: Int32, where isWanted: (_ owner: Int) -> Bool) -> Int? {
        var link = chains[Int(word)].first
        while link >= 0 {
            let owner = links[link].owner
            if isWanted(owner) { return owner }
            link = links[link].next
        }
        return nil
    }

    private mutating func bear(_ word: Int, _ owner: Int) {
        if firstBearer(Int32(word), where: { $0 == owner }) != nil { return }
        links.append((owner, -1))
        if chains[word].first < 0 {
            bornWords.append(word)
            chains[word].first = links.count - 1
        } else {
            links[chains[word].last].next = links.count - 1
        }
        chains[word].last = links.count - 1
    }

    // MARK: Single words

    /// The person with a full name whom a single word means; to be asked in the order of the mentions.
    private mutating func bearer(of place: Int, _ mentions: [Mention], _ names: PersonNames) -> Int? {
        let mention = mentions[place]
        guard let word = names.firstWord(of: mention.name), let first = firstBearer(word, where: { _ in true }) else {
            return nil
        }
        // Most have one.
        if links[chains[Int(word)].first].next < 0 {
            return isCompatible(first, mention.isFemale) ? first : nil
        }
        passPlaces(before: place, ofBearersOf: word)
        return nearestBearer(of: word, mention.isFemale, names)
    }

    /// Of the compatible bearers of a word, those whose surname it is sooner than others, and those of the same title sooner
    /// still: the one whose full name comes last before where the places were passed, else the one whose comes first behind.
    private func nearestBearer(of word: Int32, _ isFemale: Bool?, _ names: PersonNames) -> Int? {
        func isSurname(_ owner: Int) -> Bool { firstUse(of: owner) { names.lastWord(of: $0.name) == word } != nil }
        let isSurnameOfOne = firstBearer(word, where: isSurname) != nil
        func isCandidate(_ owner: Int) -> Bool {
            (!isSurnameOfOne || isSurname(owner)) && isCompatible(owner, isFemale)
        }
        let isTitleOfOne =
            isFemale != nil && firstBearer(word) { isCandidate($0) && identities[$0].isFemale == isFemale } != nil
        var before: (owner: Int, mention: Int)?
        var behind: (owner: Int, mention: Int)?
        var link = chains[Int(word)].first
        while link >= 0 {
            let owner = links[link].owner
            link = links[link].next
            guard isCandidate(owner), !isTitleOfOne || identities[owner].isFemale == isFemale else { continue }
            let passed = identities[owner].passedPlace
            let mention = places[passed < 0 ? identities[owner].firstPlace : passed].mention
            if passed >= 0 {
                if mention > before?.mention ?? -1 { before = (owner, mention) }
            } else if mention < behind?.mention ?? .max {
                behind = (owner, mention)
            }
        }
        return (before ?? behind)?.owner
    }

    /// Goes on, for those who bear a word, to the last place before a mention.
    private mutating func passPlaces(before mention: Int, ofBearersOf word: Int32) {
        var link = chains[Int(word)].first
        while link >= 0 {
            let owner = links[link].owner
            var passed = identities[owner].passedPlace
            var next = passed < 0 ? identities[owner].firstPlace : places[passed].next
            while next >= 0, places[next].mention < mention { (passed, next) = (next, places[next].next) }
            identities[owner].passedPlace = passed
            link = links[link].next
        }
    }

    private func isCompatible(_ owner: Int, _ isFemale: Bool?) -> Bool {
        guard let isFemale, let known = identities[owner].isFemale else { return true }
        return isFemale == known
    }

    /// The identity of a single word that is no part of a full name.
    private mutating func person(named mention: Mention, _ names: PersonNames) -> Int {
        let word = names.firstWord(of: mention.name)
        let known = identities.indices.first { owner in
            guard !identities[owner].hasFullName, isCompatible(owner, mention.isFemale) else { return false }
            let name = uses[identities[owner].firstUse].name
            return name == mention.name || word != nil && names.firstWord(of: name) == word
        }
        return known ?? addIdentity(mention.name, isFull: false)
    }

    // MARK: What came out

    /// The name of a well-known person whom an identity without a full name is taken for.
    func wellKnown(_ owner: Int, _ names: PersonNames) -> Int32? {
        let identity = identities[owner]
        return identity.hasFullName ? nil : names.wellKnown(uses[identity.firstUse].name)
    }

    /// The name to show: the most frequent full one that is not the end of another, else the well-known, else the first.
    func display(of owner: Int, _ names: PersonNames) -> Int32 {
        let identity = identities[owner]
        let first = uses[identity.firstUse].name
        if !identity.hasFullName { return names.wellKnown(first) ?? first }
        if identity.firstUse == identity.lastUse { return first }
        var best: (name: Int32, count: Int)?
        var use = identity.firstUse
        while use >= 0 {
            let (name, count) = (uses[use].name, uses[use].count)
            // Suu Kyi is the surname of Aung San Suu Kyi.
            if names.isFull(name), count > best?.count ?? 0,
                firstUse(of: owner, where: { names.ends($0.name, with: name) }) == nil
            {
                best = (name, count)
            }
            use = uses[use].next
        }
        return best?.name ?? first
    }
}
