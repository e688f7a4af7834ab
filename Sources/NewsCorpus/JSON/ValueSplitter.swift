/// Cuts a JSON array into its elements, and JSON values that follow each other (pretty-printed or not) into one each.
///
/// A scanner of strings and nesting, no parser: what it cuts out may be no valid JSON. Where a record is broken it finds its
/// way back at the next `{` that begins a line, or follows a comma, in a place where no JSON has one.
struct ValueSplitter {
    private enum State {
        case between
        /// In an object or array.
        case container
        case string
        /// In a string, after a line break that should not be there, with only white space since.
        case stringLineStart
        case escape
        /// In a value that is no object or array, hence no article.
        case scalar
    }

    private var builder: RecordBatchBuilder
    private let file: CorpusFile
    private let maximum: Int
    private var state = State.between
    private var isInArray = false
    private var isSkipping = false
    private var line = 1
    private var recordLine = 1
    private var depth = 0
    /// The innermost 64 containers, one bit each, set for objects; the lowest bit is the innermost.
    private var objects: UInt64 = 0
    /// The last byte outside of strings that is not white space.
    private var previous: UInt8 = 0
    private var isLineStart = false

    init(file: CorpusFile, maximum: Int, batchSize: Int) {
        self.file = file
        self.maximum = maximum
        builder = RecordBatchBuilder(file: file, batchSize: batchSize)
    }

    mutating func feed(
        _ piece: UnsafeRawBufferPointer, batch: (RecordBatch) throws -> Void, failure: (ReadingFailure) throws -> Void
    ) throws {
        var index = 0
        /// Where the bytes of the open record begin that the builder does not have yet.
        var start = 0
        while index < piece.count {
            if state == .between {
                index = skipBetween(piece, from: index)
                guard index < piece.count else { break }
                start = index
                openRecord(piece[index])
                index += 1
                continue
            }
            let end = scan(piece, from: &index)
            guard let end else { continue }
            try append(piece[start..<end], batch: batch, failure: failure)
            builder.closeRecord(line: recordLine)
            isSkipping = false
            state = .between
            if builder.isFull, let full = builder.take() { try batch(full) }
        }
        if state != .between { try append(piece[start...], batch: batch, failure: failure) }
    }

    /// Ends the file.
    ///
    /// - Parameter isWhole: false when the input broke off, which its reader reports: the last record is then left out.
    mutating func finish(
        isWhole: Bool, batch: (RecordBatch) throws -> Void, failure: (ReadingFailure) throws -> Void
    ) throws {
        let isCut = state != .between && depth > 0
        if state != .between && isWhole && !isCut { builder.closeRecord(line: recordLine) }
        if let rest = builder.take() { try batch(rest) }
        guard isWhole, !isSkipping else { return }
        if isCut {
            let reason = "the file ends in the middle of this record; it is truncated or a brace is missing"
            try failure(ReadingFailure(path: file.path, line: recordLine, reason: reason))
        } else if isInArray {
            let reason = "the file ends before its JSON array does; what came before was read, is the file truncated?"
            try failure(ReadingFailure(path: file.path, line: line, reason: reason))
        }
    }

    private mutating func append(
        _ part: Slice<UnsafeRawBufferPointer>, batch: (RecordBatch) throws -> Void,
        failure: (ReadingFailure) throws -> Void
    ) throws {
        if isSkipping { return }
        if builder.openCount + part.count > maximum {
            isSkipping = true
            builder.discardRecord()
            if let full = builder.take() { try batch(full) }
            try failure(.recordTooLong(path: file.path, line: recordLine, maximum: maximum))
        } else {
            builder.append(UnsafeRawBufferPointer(rebasing: part))
        }
    }

    /// Passes over what separates records; the index of the next record's first byte, or the end of the piece.
    private mutating func skipBetween(_ piece: UnsafeRawBufferPointer, from start: Int) -> Int {
        var index = start
        while index < piece.count {
            switch piece[index] {
            case UInt8(ascii: "\n"): line += 1
            case UInt8(ascii: ","), 0x20, 0x09, 0x0B, 0x0C, 0x0D: break
            case UInt8(ascii: "[") where !isInArray: isInArray = true
            case UInt8(ascii: "]") where isInArray: isInArray = false
            default: return index
            }
            index += 1
        }
        return index
    }

    private mutating func openRecord(_ byte: UInt8) {
        recordLine = line
        previous = byte
        isLineStart = false
        depth = 0
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            state = .container
            depth = 1
            objects = byte == UInt8(ascii: "{") ? 1 : 0
        case UInt8(ascii: "\""): state = .string
        default: state = .scalar
        }
    }

    /// Scans on within the open record, until the state changes or the piece ends.
    ///
    /// - Returns: where the record ends (exclusive), if it does. The scan goes on from `index` then.
    @inline(__always)
    private mutating func scan(_ piece: UnsafeRawBufferPointer, from index: inout Int) -> Int? {
        switch state {
        case .container: return scanContainer(piece, from: &index)
        case .scalar: return scanScalar(piece, from: &index)
        case .string: scanString(piece, from: &index)
        case .stringLineStart: scanStringLineStart(piece[index], at: &index)
        case .escape:
            if piece[index] == UInt8(ascii: "\n") { line += 1 }
            index += 1
            state = .string
        case .between: break
        }
        return nil
    }

    private mutating func scanString(_ piece: UnsafeRawBufferPointer, from index: inout Int) {
        var cursor = index
        while cursor < piece.count {
            let byte = piece[cursor]
            cursor += 1
            if byte == UInt8(ascii: "\"") {
                state = depth > 0 ? .container : .scalar
                previous = byte
                isLineStart = false
                break
            }
            if byte == UInt8(ascii: "\\") {
                state = .escape
                break
            }
            if byte == UInt8(ascii: "\n") {
                if depth == 0 {
                    state = .scalar  // which ends here
                    cursor -= 1
                } else {
                    state = .stringLineStart
                    line += 1
                }
                break
            }
        }
        index = cursor
    }

    private mutating func scanStringLineStart(_ byte: UInt8, at index: inout Int) {
        switch byte {
        case UInt8(ascii: "\n"):
            line += 1
            index += 1
        case 0x20, 0x09, 0x0D: index += 1
        case UInt8(ascii: "{") where depth > 0:
            state = .container
            previous = UInt8(ascii: "\"")
            isLineStart = true
        default: state = .string
        }
    }

    private mutating func scanScalar(_ piece: UnsafeRawBufferPointer, from index: inout Int) -> Int? {
        while index < piece.count {
            switch piece[index] {
            case UInt8(ascii: "\n"), UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "["):
                return index
            case UInt8(ascii: "\""):
                state = .string
                index += 1
                return nil
            default: index += 1
            }
        }
        return nil
    }

    private mutating func scanContainer(_ piece: UnsafeRawBufferPointer, from index: inout Int) -> Int? {
        while index < piece.count {
            let byte = piece[index]
            switch byte {
            case UInt8(ascii: "\""):
                state = .string
                index += 1
                return nil
            case UInt8(ascii: "\n"):
                line += 1
                isLineStart = true
                index += 1
                continue
            case 0x20, 0x09, 0x0D:
                index += 1
                continue
            case UInt8(ascii: "{") where isMisplaced: return index
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                objects = objects << 1 | (byte == UInt8(ascii: "{") ? 1 : 0)
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                objects >>= 1
            default: break
            }
            previous = byte
            isLineStart = false
            index += 1
            if depth == 0 { return index }
        }
        return nil
    }

    /// Whether an object that begins here shows that the record is broken and another begins.
    private var isMisplaced: Bool {
        let isComma = previous == UInt8(ascii: ",")
        if objects & 1 == 1 {
            return previous != UInt8(ascii: ":") && (isLineStart || isComma)
        }
        return !isComma && previous != UInt8(ascii: "[") && isLineStart
    }
}
