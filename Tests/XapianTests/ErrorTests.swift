import Foundation
import Testing
import Xapian

/// No C++ exception may reach Swift, where it would end the process: each code is provoked from the real library.
@Suite struct ErrorTests {
    let folder: TemporaryFolder
    let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.appending("db")
    }

    private func code(_ body: () throws -> Void) -> XapianError.Code? {
        do {
            try body()
            return nil
        } catch let error as XapianError {
            #expect(!error.message.isEmpty)
            return error.code
        } catch {
            Issue.record(error)
            return nil
        }
    }

    @Test func missingDatabaseIsNotFound() {
        #expect(code { _ = try Database(path: path) } == .databaseNotFound)
        #expect(code { _ = try WritableDatabase(path: path, mode: .open) } == .databaseNotFound)
    }

    @Test func folderWithoutDatabaseIsNotFound() {
        #expect(code { _ = try Database(path: folder.path) } == .databaseNotFound)
    }

    @Test func secondWriterIsLockedOut() throws {
        let first = try WritableDatabase(path: path, mode: .create)
        #expect(code { _ = try WritableDatabase(path: path, mode: .open) } == .locked)
        withExtendedLifetime(first) {}
    }

    @Test func readerOverrunByTwoCommitsIsModified() throws {
        let writer = try WritableDatabase(path: path, mode: .create)
        for number in 0..<500 { try writer.add(.holding("common w\(number)")) }
        try writer.commit()
        let reader = try Database(path: path)
        for round in 0..<4 {
            for number in 0..<500 { try writer.replace(UInt32(number + 1), with: .holding("common r\(round)")) }
            try writer.commit()
        }
        #expect(code { for id in 1...500 { try reader.document(UInt32(id)).visitTerms { _, _ in true } } } == .modified)
    }

    @Test func damagedTableIsCorrupt() throws {
        do {
            let writer = try WritableDatabase(path: path, mode: .create)
            for number in 0..<2000 { try writer.add(.holding("common w\(number)")) }
            try writer.commit()
        }
        let table = path + "/postlist.glass"
        let size = try #require(FileManager.default.contents(atPath: table)?.count)
        try Data(repeating: 0xa5, count: size).write(to: URL(fileURLWithPath: table))
        #expect(
            code {
                let reader = try Database(path: path)
                try reader.visitTerms(prefix: []) { _, _ in true }
            } == .corrupt
        )
    }

    @Test func tooLongTermIsAnInvalidArgument() throws {
        let writer = try WritableDatabase(path: path, mode: .create)
        #expect(code { try writer.add(.holding(String(repeating: "x", count: 246))) } == .invalidArgument)
    }

    @Test func stemmerOfUnknownLanguageIsAnInvalidArgument() {
        #expect(code { _ = try Stem(language: "klingon") } == .invalidArgument)
    }

    @Test func absentDocumentIsNotFound() throws {
        let writer = try WritableDatabase(path: path, mode: .create)
        #expect(code { try writer.delete(7) } == .documentNotFound)
        #expect(code { _ = try writer.reader().document(7).data() } == .documentNotFound)
    }

    @Test func databaseOfAnotherFormatIsUnsupported() throws {
        do { _ = try WritableDatabase(path: path, mode: .create) }
        let version = path + "/iamglass"
        var bytes = try #require(FileManager.default.contents(atPath: version))
        bytes[14] ^= 0x40
        try bytes.write(to: URL(fileURLWithPath: version))
        #expect(code { _ = try Database(path: path) } == .unsupported)
    }

    @Test func placeThatCannotHoldADatabaseIsAnotherError() {
        #expect(code { _ = try WritableDatabase(path: "/dev/null/db", mode: .create) } == .other)
    }

    @Test func packedFacetValueCutShortIsCorrupt() throws {
        let writer = try WritableDatabase(path: path, mode: .create)
        let document = Document()
        try [UInt8]("p\u{50}abc".utf8).withUnsafeBufferPointer { try document.addValue($0, slot: 1) }
        try writer.add(document)
        let enquire = try Enquire(writer.reader())
        try enquire.setQuery(.all)
        try enquire.add(FacetSpy(slot: 1, tags: Array("p".utf8), ordinalCount: 1000))
        #expect(code { _ = try enquire.matches(first: 0, count: 1, checkAtLeast: 1) } == .corrupt)
    }

    @Test func unknownFacetOrdinalIsCorrupt() throws {
        let writer = try WritableDatabase(path: path, mode: .create)
        let document = Document()
        var packed: [UInt8] = []
        PackedOrdinals.append([3, 10], tag: 1, to: &packed)
        try packed.withUnsafeBufferPointer { try document.addValue($0, slot: 1) }
        try writer.add(document)
        let enquire = try Enquire(writer.reader())
        try enquire.setQuery(.all)
        try enquire.add(FacetSpy(slot: 1, tags: [1], ordinalCount: 10))
        #expect(code { _ = try enquire.matches(first: 0, count: 1, checkAtLeast: 1) } == .corrupt)
    }
}

extension Document {
    /// A document with the words of a text as terms at positions 1, 2, 3 …, and the text as data.
    static func holding(_ text: String) throws -> Document {
        let document = Document()
        try Array(text.utf8).withUnsafeBufferPointer { try document.setData($0) }
        for (index, word) in text.split(separator: " ").enumerated() {
            try Array(word.utf8).withUnsafeBufferPointer {
                try document.addPosting($0, position: UInt32(index + 1), wdfIncrement: 1)
            }
        }
        return document
    }
}
