import NewsCorpus

/// What a run has gathered and not yet published: a segment under construction, and what it means for the present ones.
struct StagedChanges {
    struct Staged {
        /// In the segment under construction; nil when the article is in the present index unchanged.
        var documentID: UInt32?
        var contentHash: ContentHash
    }

    /// The articles met in this run by the hash of their id, so that one that comes again replaces the first.
    private var met: [ContentHash: Staged] = [:]
    /// Documents of the segment under construction that a later article of the run has replaced.
    private(set) var superseded: Set<UInt32> = []
    /// Documents of the present index by the document under construction that replaces them.
    private(set) var replacements: [UInt32: UInt32] = [:]
    /// Documents of the present index that were met again, changed or not.
    private(set) var touched: Set<UInt32> = []
    /// Documents of the present index that are to go without replacement.
    var removals: Set<UInt32> = []
    private(set) var documentCount = 0

    var isEmpty: Bool { documentCount == superseded.count && removals.isEmpty }

    enum Effect { case added, updated, unchanged }

    /// Takes note of an article that is in the present index as it is.
    mutating func noteUnchanged(_ identity: ArticleIdentity) {
        if let staged = met[identity.idHash]?.documentID { supersede(staged) }
        met[identity.idHash] = Staged(documentID: nil, contentHash: identity.contentHash)
        if let existing = identity.existing { touched.insert(existing) }
    }

    /// Takes note of a new or changed article that is in the segment under construction.
    mutating func noteDocument(_ identity: ArticleIdentity, documentID: UInt32) -> Effect {
        documentCount += 1
        let before = met[identity.idHash]
        if let before, before.contentHash == identity.contentHash {
            superseded.insert(documentID)
            return .unchanged
        }
        if let staged = before?.documentID { supersede(staged) }
        met[identity.idHash] = Staged(documentID: documentID, contentHash: identity.contentHash)
        if let existing = identity.existing {
            touched.insert(existing)
            replacements[documentID] = existing
        }
        return before == nil && identity.existing == nil ? .added : .updated
    }

    private mutating func supersede(_ documentID: UInt32) {
        superseded.insert(documentID)
        replacements[documentID] = nil
    }
}
