/// Merges runs to one on disk, in a file without a name.
struct RunWriter: ~Copyable {
    private let file: TemporaryFile
    private var buffer: FlatBuffer<UInt8>
    private var written = 0

    private var marks: [Int] = []
    private var nextMark = markDistance

    private static let bufferSize = 1 << 20
    private static let markDistance = 1 << 12

    private init(in directory: String) throws(GlassError) {
        file = try TemporaryFile(in: directory)
        buffer = FlatBuffer(capacity: Self.bufferSize)
    }

    /// The merged run; its documents need no offset any more.
    static func merge(_ runs: [Run], in directory: String) throws(GlassError) -> Run {
        var writer = try RunWriter(in: directory)
        if var merge = RunMerge(runs) {
            while merge.next() {
                try writer.write(key: merge.key, keyLength: merge.keyLength, pieces: merge.pieces)
            }
        }
        return Run(storage: try writer.finish(), documentOffset: 0)
    }

    private mutating func write(
        key: UnsafePointer<UInt8>, keyLength: Int, pieces: borrowing FlatBuffer<RunPiece>
    ) throws(GlassError) {
        var whole = pieces[0]
        for index in 1..<pieces.count {
            let piece = pieces[index]
            let gap = UInt64(piece.first &- pieces[index - 1].last &- 1)
            whole.count += piece.count
            whole.weight += piece.weight
            whole.last = piece.last
            whole.payloadLength += Packing.uintLength(gap) + piece.payloadLength
        }
        if written + buffer.count >= nextMark {
            marks.append(written + buffer.count)
            nextMark = written + buffer.count + Self.markDistance
        }
        let target = buffer.reserve(keyLength + RunPiece.maximumHeader)
        buffer.setEnd(whole.writeHeader(key: key, keyLength: keyLength, to: target))
        for index in 0..<pieces.count {
            let piece = pieces[index]
            if index > 0 {
                let gap = piece.first &- pieces[index - 1].last &- 1
                let target = buffer.reserve(Packing.maximumUInt32)
                buffer.setEnd(Packing.writeUInt(gap, to: target))
            }
            try append(piece.payload, count: piece.payloadLength)
        }
        if buffer.count >= Self.bufferSize / 2 { try flush() }
    }

    /// Large payloads pass the buffer by.
    private mutating func append(_ bytes: UnsafePointer<UInt8>, count: Int) throws(GlassError) {
        if count < Self.bufferSize / 4 {
            buffer.append(bytes, count: count)
            if buffer.count >= Self.bufferSize / 2 { try flush() }
        } else {
            try flush()
            try write(bytes, count: count)
        }
    }

    private mutating func flush() throws(GlassError) {
        try write(buffer.base, count: buffer.count)
        buffer.removeAll()
    }

    private mutating func write(_ bytes: UnsafePointer<UInt8>, count: Int) throws(GlassError) {
        try writeFully(file.descriptor, bytes, count: count, by: ByteStorage.mappedAtOnce, named: "a sorted run")
        written += count
    }

    private mutating func finish() throws(GlassError) -> ByteStorage {
        try flush()
        let count = written
        buffer.append(repeating: 0, count: ByteStorage.slack)
        try flush()
        return try ByteStorage(mapping: file, count: count, marks: marks)
    }
}
