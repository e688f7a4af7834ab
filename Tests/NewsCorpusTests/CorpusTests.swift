import Glibc
import NewsCorpus
import Testing

@Suite struct CorpusTests {
    @Test func namesAreVisitedInByteOrderFolderByFolder() throws {
        let folder = try TemporaryFolder()
        for name in ["b.txt", "a/z.txt", "a/B.txt", "a.txt", "Ä.txt", "a/c/d.txt", "a-b.txt"] {
            try folder.write(name, "x")
        }
        let (files, failures) = try Corpus(paths: [folder.path]).files()
        #expect(files.map(\.name) == ["a/B.txt", "a/c/d.txt", "a/z.txt", "a-b.txt", "a.txt", "b.txt", "Ä.txt"])
        #expect(files.allSatisfy { $0.path == folder.path + "/" + $0.name && $0.size == 1 && $0.modified > 0 })
        #expect(failures.isEmpty)
    }

    @Test func hiddenFilesAndIndexesArePassedOver() throws {
        let folder = try TemporaryFolder()
        for name in [".hidden.txt", ".git/config", ".dateline/index.json", "news.dateline/index.json", "a.txt"] {
            try folder.write(name, "x")
        }
        #expect(try Corpus(paths: [folder.path]).files().files.map(\.name) == ["a.txt"])
        let hidden = try Corpus(paths: [folder.path + "/.hidden.txt"]).files().files
        #expect(hidden.map(\.name) == [".hidden.txt"])
        #expect(throws: ReadingFailure.self) { try Corpus(paths: [folder.path + "/news.dateline"]) }
    }

    @Test func symlinksInsideFoldersAreNotFollowed() throws {
        let folder = try TemporaryFolder()
        try folder.write("a/one.txt", "x")
        #expect(symlink(folder.path, folder.path + "/a/loop") == 0)
        #expect(symlink(folder.path + "/a/one.txt", folder.path + "/link.txt") == 0)
        #expect(try Corpus(paths: [folder.path]).files().files.map(\.name) == ["a/one.txt"])
        // Named itself, a symlink is followed.
        #expect(try Corpus(paths: [folder.path + "/a/loop"]).files().files.map(\.name) == ["a/one.txt"])
    }

    @Test func eachFileIsVisitedOnce() throws {
        let folder = try TemporaryFolder()
        try folder.write("a/one.txt", "x")
        try folder.write("two.txt", "x")
        let paths = [folder.path + "/a", folder.path, folder.path + "/", folder.path + "/a/../two.txt"]
        let files = try Corpus(paths: paths).files().files
        #expect(files.map(\.path) == [folder.path + "/a/one.txt", folder.path + "/two.txt"])
        #expect(files.map(\.name) == ["one.txt", "two.txt"])
    }

    @Test func aMissingPathIsAnError() throws {
        let folder = try TemporaryFolder()
        let failure = #expect(throws: ReadingFailure.self) { try Corpus(paths: [folder.path + "/none"]) }
        #expect(failure?.path == folder.path + "/none")
        #expect(failure?.reason.hasPrefix("no such file") ?? false)
    }

    @Test(.enabled(if: geteuid() != 0)) func anUnreadableFolderIsAFailureAndTheWalkGoesOn() throws {
        let folder = try TemporaryFolder()
        try folder.write("locked/a.txt", "x")
        try folder.write("z.txt", "x")
        chmod(folder.path + "/locked", 0)
        defer { chmod(folder.path + "/locked", 0o755) }
        let (files, failures) = try Corpus(paths: [folder.path]).files()
        #expect(files.map(\.name) == ["z.txt"])
        #expect(failures.map(\.path) == [folder.path + "/locked"])
    }

    @Test func aFileThatVanishesIsAFailure() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a.txt", "x")
        let files = try Corpus(paths: [folder.path]).files().files
        unlink(path)
        var failures: [ReadingFailure] = []
        try ArticleReader().read(try #require(files.first), article: { _ in }, failure: { failures.append($0) })
        #expect(failures.map(\.path) == [path])
    }

    @Test func aPipeIsReadAsAFile() throws {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        let text = #"{"id": "a", "text": "x"}"#
        #expect(write(ends[1], text, text.utf8.count) == text.utf8.count)
        close(ends[1])
        defer { close(ends[0]) }
        #expect(try Reading(paths: ["/dev/fd/\(ends[0])"]).articles.map(\.id) == ["a"])
    }

    @Test func aNameThatIsNotUTF8IsAFailure() throws {
        let folder = try TemporaryFolder()
        let name = Array(folder.path.utf8) + Array("/caf".utf8) + [0xE9, 0]
        let descriptor = name.withUnsafeBytes { create($0) }
        #expect(descriptor >= 0)
        close(descriptor)
        defer { name.withUnsafeBytes { remove($0) } }
        let failures = try Corpus(paths: [folder.path]).files().failures
        #expect(failures.map(\.reason) == ["the name is not UTF-8; rename it"])
    }
}

private func create(_ path: UnsafeRawBufferPointer) -> Int32 {
    path.assumingMemoryBound(to: CChar.self).baseAddress.map { open($0, O_CREAT | O_WRONLY, 0o644) } ?? -1
}

private func remove(_ path: UnsafeRawBufferPointer) {
    if let path = path.assumingMemoryBound(to: CChar.self).baseAddress { unlink(path) }
}
