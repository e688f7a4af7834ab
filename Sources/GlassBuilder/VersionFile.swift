import Glibc

/// The file `iamglass`: what kind of database this is, where its tables have their roots, and its statistics.
struct VersionFile {
    var postlist: TableRoot
    var docdata: TableRoot
    var termlist: TableRoot
    var position: TableRoot
    var documentCount: UInt32
    var lengths: LengthStatistics

    /// Byte order on disk: two magic bytes, the name, and the format's date as year - 2014, month, day in 16 bits.
    private static let magic: [UInt8] = [0x0f, 0x0d] + Array("Xapian Glass".utf8) + [0x04, 0x6e]
    private static let tagMinimum = UInt64(Deflater.minimumLength)

    /// Writes the file under another name and renames it, so that a database without it never opens.
    func write(to directory: String, sync: Bool) throws(GlassError) {
        let temporary = directory + "/v.tmp"
        let final = directory + "/iamglass"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else {
            throw GlassError(.inputOutput, "cannot create \(temporary): \(systemReason())")
        }
        defer { close(descriptor) }
        let content = bytes()
        try content.withUnsafeBufferPointer { buffer throws(GlassError) in
            guard let base = buffer.baseAddress else { return }
            try writeFully(descriptor, base, count: buffer.count, named: temporary)
        }
        if sync { try syncFile(descriptor, named: temporary) }
        guard rename(temporary, final) == 0 else {
            throw GlassError(.inputOutput, "cannot rename \(temporary): \(systemReason())")
        }
        if sync { try Self.syncDirectory(directory) }
    }

    private static func syncDirectory(_ directory: String) throws(GlassError) {
        let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw GlassError(.inputOutput, "cannot open \(directory): \(systemReason())")
        }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else {
            throw GlassError(.inputOutput, "cannot sync \(directory): \(systemReason())")
        }
    }

    private func bytes() -> [UInt8] {
        var output = FlatBuffer<UInt8>(capacity: 256)
        Self.magic.forEach { output.append($0) }
        Self.randomUUID().forEach { output.append($0) }
        Self.append(UInt64(BlockHeader.revision), to: &output)
        Self.append(postlist, minimum: 0, to: &output)
        Self.append(docdata, minimum: Self.tagMinimum, to: &output)
        Self.append(termlist, minimum: Self.tagMinimum, to: &output)
        Self.append(position, minimum: 0, to: &output)
        Self.append(TableRoot(), minimum: Self.tagMinimum, to: &output)
        Self.append(TableRoot(), minimum: Self.tagMinimum, to: &output)
        Self.append(UInt64(documentCount), to: &output)
        // Last id less the number of documents, then bounds; nothing about change sets and spelling.
        Self.append(0, to: &output)
        Self.append(UInt64(lengths.shortest), to: &output)
        Self.append(UInt64(lengths.largestWdf), to: &output)
        Self.append(UInt64(lengths.longest - lengths.largestWdf), to: &output)
        Self.append(0, to: &output)
        Self.append(lengths.total, to: &output)
        Self.append(0, to: &output)
        return Array(UnsafeBufferPointer(start: output.base, count: output.count))
    }

    /// The `sequential` flag (bit 1) of a real table stays 0: with it, a writer that first adds keys in front
    /// (`set_metadata` under `DB_DANGEROUS`) splits blocks out of order and iteration then loses entries.
    private static func append(_ table: TableRoot, minimum: UInt64, to output: inout FlatBuffer<UInt8>) {
        let exists = table.blockCount > 0
        append(UInt64(table.root), to: &output)
        append(exists ? UInt64(table.level) << 2 : 3, to: &output)
        append(table.entryCount, to: &output)
        append(UInt64(GlassLimits.blockSize >> 11), to: &output)
        append(minimum, to: &output)
        guard exists else { return append(0, to: &output) }
        var free = FlatBuffer<UInt8>()
        append(UInt64(BlockHeader.revision), to: &free)
        append(UInt64(table.blockCount), to: &free)
        free.append(repeating: 0, count: 4)
        append(UInt64(free.count), to: &output)
        output.append(free.base, count: free.count)
    }

    private static func append(_ number: UInt64, to output: inout FlatBuffer<UInt8>) {
        output.setEnd(Packing.writeUInt(number, to: output.reserve(Packing.maximumUInt64)))
    }

    /// RFC 9562, version 4.
    private static func randomUUID() -> [UInt8] {
        var uuid = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
        uuid[6] = uuid[6] & 0x0f | 0x40
        uuid[8] = uuid[8] & 0x3f | 0x80
        return uuid
    }
}
