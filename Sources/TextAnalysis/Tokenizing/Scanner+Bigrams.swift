extension Scanner {
    /// A base and its marks.
    private struct Cluster {
        var range: Range<Int>
        var formLength: Int
        var isTruncated: Bool
    }

    /// Reads a run of a script written without spaces as overlapping pairs; a lone character is a token by itself.
    mutating func bigrams() {
        var form = FormBuffer(scratch)
        var first = cluster(at: position, into: &form)
        guard isBigram(at: first.range.upperBound) else {
            return emitBigram(first.range, form, flags: [], isTruncated: first.isTruncated)
        }
        while isBigram(at: first.range.upperBound) {
            let second = cluster(at: first.range.upperBound, into: &form)
            emitBigram(
                first.range.lowerBound..<second.range.upperBound, form, flags: .bigram,
                isTruncated: first.isTruncated || second.isTruncated)
            form.removeFirst(first.formLength)
            first = second
        }
    }

    private mutating func emitBigram(_ range: Range<Int>, _ form: FormBuffer, flags: TokenFlags, isTruncated: Bool) {
        var flags = flags
        if isTruncated {
            flags.insert(.truncated)
            output.truncatedWords += 1
        }
        emit(range.lowerBound, range.upperBound, form: form.intern(in: forms), flags: flags, next: range.upperBound)
    }

    private func isBigram(at position: Int) -> Bool { reader.scalarClass(at: position) == .bigram }

    /// Adds a base and its marks to the form.
    private func cluster(at start: Int, into form: inout FormBuffer) -> Cluster {
        let formStart = form.length
        form.beginPart()
        var position = start
        while position < end {
            let (entry, length) = reader.entry(at: position)
            let source = UnsafeBufferPointer(start: text + position, count: length)
            guard entry.scalarClass == .mark || entry.scalarClass == .ignored || position == start else { break }
            if entry.scalarClass != .ignored { form.append(reader.form(of: entry, written: source)) }
            position += length
        }
        return Cluster(
            range: start..<position, formLength: form.length - formStart, isTruncated: form.isTruncated)
    }
}
