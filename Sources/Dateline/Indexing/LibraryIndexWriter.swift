import Xapian

/// Writes a segment through libxapian's public calls: slow, and right by construction.
///
/// libxapian keeps changes in memory until a commit; this writer commits by their estimated size.
final class LibraryIndexWriter: IndexWriter {
    /// Nil once finished: the library's own lock goes with it.
    private var database: WritableDatabase?
    private let memoryLimit: Int
    private var bufferedBytes = 0
    private var nextID: UInt32 = 1

    /// - Parameter memoryLimit: bytes that libxapian may buffer, about.
    init(path: String, memoryLimit: Int) throws(XapianError) {
        database = try WritableDatabase(path: path, mode: .create, durability: .unsynced)
        self.memoryLimit = memoryLimit
    }

    func append(_ batch: DocumentBatch) throws -> UInt32 {
        guard case .documents(let documents) = batch else {
            throw IndexError(.invalidRequest, "documents for another writer")
        }
        let first = nextID
        for document in documents { nextID = try add(document) + 1 }
        return first
    }

    private func add(_ document: IndexDocument) throws(XapianError) -> UInt32 {
        guard let database else { throw XapianError(code: .invalidArgument, message: "the segment is finished") }
        let id = try database.add(document.libraryDocument())
        bufferedBytes += LibraryIndexWriter.bufferedBytes(document)
        if bufferedBytes > memoryLimit {
            try database.commit()
            bufferedBytes = 0
        }
        return id
    }

    func finish() throws {
        try database?.commit()
        database = nil
    }

    /// What libxapian holds for a document until the commit (measured): a tree node for each posting, with its positions
    /// as a string, and the record.
    private static func bufferedBytes(_ document: IndexDocument) -> Int {
        document.terms.count * 160 + document.positions.count * 4 + document.data.count
    }
}

extension IndexDocument {
    /// The same document as an object of the library.
    func libraryDocument() throws(XapianError) -> Document {
        let document = Document()
        try wrapped(data) { (bytes) throws(XapianError) in try document.setData(bytes) }
        for value in values {
            try wrapped(value.bytes) { (bytes) throws(XapianError) in try document.addValue(bytes, slot: value.slot) }
        }
        try wrapped(termBytes) { (bytes) throws(XapianError) in
            for term in terms {
                let name = UnsafeBufferPointer(rebasing: bytes[term.bytes])
                if term.positions.isEmpty {
                    try document.addTerm(name, wdfIncrement: term.wdf)
                    continue
                }
                // The first position brings the whole frequency, which need not be the number of positions.
                var increment = term.wdf
                for position in positions[term.positions] {
                    try document.addPosting(name, position: position, wdfIncrement: increment)
                    increment = 0
                }
            }
        }
        return document
    }
}

/// `withUnsafeBufferPointer` with a typed throw.
private func wrapped<Failure: Error>(
    _ bytes: [UInt8],
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Void
) throws(Failure) {
    let result: Result<Void, Failure> = bytes.withUnsafeBufferPointer { buffer in
        do throws(Failure) {
            return .success(try body(buffer))
        } catch {
            return .failure(error)
        }
    }
    try result.get()
}
