import Glibc

/// Emits the two tables keyed by document, `docdata.glass` and `termlist.glass`, straight through.
struct DocumentTables: ~Copyable {
    private var docdata: BTreeWriter
    private var termlist: BTreeWriter
    private var hasData = false
    private let docdataPath: String
    private let key: FlatBuffer<UInt8>

    init(directory: String, options: GlassOptions) throws(GlassError) {
        let docdataPath = directory + "/docdata.glass"
        let (fill, sync) = (options.leafFill, options.sync)
        let docdata = try BTreeWriter(path: docdataPath, leafFill: fill, sync: sync, cutsTags: true)
        let termlist = try BTreeWriter(path: directory + "/termlist.glass", leafFill: fill, sync: sync, cutsTags: true)
        self.docdataPath = docdataPath
        self.docdata = docdata
        self.termlist = termlist
        key = FlatBuffer()
    }

    /// Adds a batch whose documents are numbered from `first`.
    mutating func append(_ batch: GlassBatch, first: UInt32) throws(GlassError) {
        var data = batch.documents.bytes.base
        var terms = batch.termLists.bytes.base
        var slots = batch.slotLists.bytes.base
        for index in 0..<batch.documentCount {
            let keyEnd = Packing.writeSortableUInt(first &+ UInt32(truncatingIfNeeded: index), to: key.base)
            let keyLength = keyEnd - key.base
            let dataTag = batch.documents.tags[index]
            if dataTag.length > 0 {
                try docdata.add(dataTag, at: &data, key: key.base, keyLength: keyLength)
                hasData = true
            }
            try termlist.add(batch.termLists.tags[index], at: &terms, key: key.base, keyLength: keyLength)
            let slotTag = batch.slotLists.tags[index]
            if slotTag.length > 0 {
                keyEnd.pointee = 0
                try termlist.add(slotTag, at: &slots, key: key.base, keyLength: keyLength + 1)
            }
        }
    }

    /// Closes both; the table of data is removed when no document has any.
    mutating func finish() throws(GlassError) -> (docdata: TableRoot, termlist: TableRoot) {
        let terms = try termlist.finish()
        guard hasData else {
            unlink(docdataPath)
            return (TableRoot(), terms)
        }
        return (try docdata.finish(), terms)
    }
}

extension BTreeWriter {
    /// Adds a tag and steps over its bytes.
    fileprivate mutating func add(
        _ tag: TagInfo, at bytes: inout UnsafePointer<UInt8>, key: UnsafePointer<UInt8>, keyLength: Int
    ) throws(GlassError) {
        let length = Int(tag.length)
        try add(key: key, keyLength: keyLength, tag: bytes, tagLength: length, compressed: tag.isCompressed)
        bytes += length
    }
}
