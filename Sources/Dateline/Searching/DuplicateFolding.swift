import Xapian

/// Folds near-duplicates: of articles with nearly the same text only the first in a list stays, with the others below it.
struct DuplicateFolding {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    func folded(_ entries: [RankedMatches.Entry]) throws(XapianError) -> [RankedMatches.Entry] {
        var kept: [RankedMatches.Entry] = []
        var fingerprints: [(fingerprint: TextFingerprint, index: Int)] = []
        for entry in entries {
            guard let fingerprint = try fingerprint(of: entry.documentID) else {
                kept.append(entry)
                continue
            }
            if let first = fingerprints.first(where: { $0.fingerprint.isNearDuplicate(of: fingerprint) }) {
                kept[first.index].duplicates.append(entry.documentID)
            } else {
                fingerprints.append((fingerprint, kept.count))
                kept.append(entry)
            }
        }
        return kept
    }

    func fingerprint(of documentID: UInt32) throws(XapianError) -> TextFingerprint? {
        TextFingerprint(
            bytes: try database.document(found: documentID).value(slot: IndexSchema.Slot.fingerprint.rawValue))
    }
}
