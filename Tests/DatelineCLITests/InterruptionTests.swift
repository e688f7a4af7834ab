import Foundation
import Subprocess
import Testing

/// Two writers, and writers that are stopped.
@Suite struct InterruptionTests {
    private let workspace: Workspace

    init() throws {
        signal(SIGPIPE, SIG_IGN)
        workspace = try Workspace()
    }

    private static func lines(_ count: Int, version: String) -> String {
        (1...count).map { number in
            let text =
                "The harbour of town\(number) is quiet in version\(version). "
                + String(repeating: "Boats sail. ", count: 20)
            return "{\"id\": \"\(number)\", \"title\": \"Report \(number)\", \"text\": \"\(text)\"}\n"
        }.joined()
    }

    /// Waits until the writer of the index has taken its lock.
    /// A process that was stopped leaves its name in the file, so it must be the name of this one.
    private func waitForLock(of process: ProcessIdentifier) async throws {
        for _ in 0..<3000 {
            let holder = try? workspace.content(".dateline/writer.lock")
            if holder == "process \(process.value)" { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        Issue.record("nobody took the lock")
    }

    @Test func aSecondWriterIsToldWhoHoldsTheIndex() async throws {
        try await workspace.dateline("index", "-", input: Self.lines(5, version: "old"))
        let first = try await run(
            workspace.configuration(["index", "-"]), input: .inputWriter, output: .discarded, error: .discarded
        ) { execution in
            _ = try await execution.standardInputWriter.write(Self.lines(3, version: "new"))
            try await waitForLock(of: execution.processIdentifier)
            let second = try await workspace.dateline("index", Workspace.sampleCorpus)
            #expect(second.status == 3)
            #expect(second.errors.contains("process \(execution.processIdentifier.value)"))
            #expect(try await workspace.count("versionold") == 5)
            try await execution.standardInputWriter.finish()
        }
        #expect(first.terminationStatus == .exited(0))
        #expect(try await workspace.count("versionnew") == 3)
        #expect(try await workspace.count("versionold") == 2)
    }

    @Test func controlCLeavesTheIndexAsItWas() async throws {
        try await workspace.dateline("index", "-", input: Self.lines(20, version: "old"))
        let manifest = try workspace.content(".dateline/index.json")
        for arguments in [["index", "-"], ["index", "--rebuild", "-"]] {
            let stopped = try await run(
                workspace.configuration(arguments), input: .inputWriter, output: .discarded,
                error: .string(limit: 1 << 16)
            ) { execution in
                _ = try await execution.standardInputWriter.write(Self.lines(10, version: "new"))
                try await waitForLock(of: execution.processIdentifier)
                try execution.send(signal: .interrupt)
                // More and more to read, until it has gone.
                let more = Self.lines(500, version: "new")
                for _ in 0..<500 {
                    guard (try? await execution.standardInputWriter.write(more)) != nil else { break }
                }
                try? await execution.standardInputWriter.finish()
            }
            #expect(stopped.terminationStatus == .exited(130))
            #expect(stopped.standardError.contains("the index is as it was"))
            #expect(try workspace.content(".dateline/index.json") == manifest)
            #expect(try await workspace.count("versionold") == 20)
            #expect(try await workspace.dateline("check").status == 0)
        }
        #expect(try await workspace.dateline("index", "-", input: Self.lines(20, version: "new")).status == 0)
        #expect(try await workspace.count("versionnew") == 20)
    }

    /// The rebuild reads from a pipe that stays open, so it cannot have come to its end.
    @Test func aKillWhileARebuildReadsLeavesTheOldIndex() async throws {
        try await workspace.dateline("index", "-", input: Self.lines(20, version: "old"))
        for round in 1...5 {
            let killed = try await run(
                workspace.configuration(["index", "--rebuild", "-"]), input: .inputWriter, output: .discarded,
                error: .discarded
            ) { execution in
                _ = try await execution.standardInputWriter.write(Self.lines(round * 40, version: "new"))
                try await waitForLock(of: execution.processIdentifier)
                try await Task.sleep(for: .milliseconds(Int.random(in: 0...60)))
                try execution.send(signal: .kill)
            }
            #expect(killed.terminationStatus == .signaled(SIGKILL))
            #expect(try await workspace.count("versionold") == 20)
            #expect(try await workspace.count("versionnew") == 0)
            #expect(try await workspace.dateline("check").status == 0)
        }
    }

    /// At any moment, that of publication too: the index is the old one or the new one, whole.
    @Test func aKillDuringARebuildLeavesAWholeIndex() async throws {
        let count = 150
        try workspace.write("news.jsonl", Self.lines(count, version: "0"))
        let start = ContinuousClock.now
        try await workspace.dateline("index", "news.jsonl")
        // Measured beside other tests, so perhaps far longer than the runs to come take.
        let duration = min(ContinuousClock.now - start, .seconds(2))
        var published = 0
        for round in 1...10 {
            try workspace.write(
                "news.jsonl", Self.lines(count, version: "\(round)"), time: 1_700_000_000 + Double(round))
            let delay = duration * Double.random(in: 0...1.1)
            let killed = try await run(
                workspace.configuration(["index", "--rebuild", "news.jsonl"]), input: .none, output: .discarded,
                error: .discarded
            ) { execution in
                try await Task.sleep(for: delay)
                // It may have ended already.
                try? execution.send(signal: .kill)
            }
            let old = try await workspace.count("version\(published)")
            let new = try await workspace.count("version\(round)")
            #expect([old, new].sorted() == [0, count], "round \(round), killed after \(delay)")
            if killed.terminationStatus == .exited(0) { #expect(new == count, "round \(round)") }
            #expect(try await workspace.dateline("check").status == 0, "round \(round), killed after \(delay)")
            if new == count { published = round }
        }
    }

    /// Small updates change the live segment, in a transaction.
    @Test func aKillDuringASmallUpdateLeavesEveryArticleOnce() async throws {
        let count = 80
        try workspace.write("news.jsonl", Self.lines(count, version: "0"))
        let start = ContinuousClock.now
        try await workspace.dateline("index", "news.jsonl")
        let duration = min(ContinuousClock.now - start, .seconds(2))
        for round in 1...6 {
            let changed = Self.lines(10, version: "\(round)")
            let rest =
                Self.lines(count, version: "0").split(separator: "\n").dropFirst(10).joined(separator: "\n") + "\n"
            try workspace.write("news.jsonl", changed + rest, time: 1_700_000_000 + Double(round))
            let delay = duration * Double.random(in: 0...1)
            _ = try await run(
                workspace.configuration(["index", "news.jsonl"]), input: .none, output: .discarded, error: .discarded
            ) { execution in
                try await Task.sleep(for: delay)
                try? execution.send(signal: .kill)
            }
            #expect(try await workspace.count("harbour") == count, "round \(round), killed after \(delay)")
            #expect([0, 10].contains(try await workspace.count("version\(round)")), "round \(round)")
            #expect(try await workspace.dateline("check").status == 0, "round \(round), killed after \(delay)")
        }
        try await workspace.dateline("index", "news.jsonl")
        #expect(try await workspace.count("version6") == 10)
    }

    /// Eight segments of eleven articles each, so that the next run begins by merging them.
    private func makeEightSegments() async throws {
        for number in 1...8 {
            try workspace.write("\(number).jsonl", Self.articles(of: number, version: "old"))
            #expect(try await workspace.dateline("index", "\(number).jsonl").status == 0)
        }
        #expect(segmentNames.count == 8)
    }

    /// Ten of the version, and one that stays as it is: libxapian 1.4 cannot count a term that every document of a
    /// database with gaps between its documents has.
    private static func articles(of number: Int, version: String) -> String {
        lines(10, version: version).replacing("{\"id\": \"", with: "{\"id\": \"\(number)-")
            + "{\"id\": \"\(number)\", \"text\": \"Nothing.\"}\n"
    }

    private var segmentNames: [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: workspace.path + "/.dateline/segments")) ?? []
    }

    /// The run reads from a pipe that stays open, so it is killed between the beginning of the merge and its publication.
    @Test func aKillWhileSegmentsAreMergedLeavesTheOldIndex() async throws {
        try await makeEightSegments()
        for round in 1...4 {
            let killed = try await run(
                workspace.configuration(["index", "-"]), input: .inputWriter, output: .discarded, error: .discarded
            ) { execution in
                _ = try await execution.standardInputWriter.write(Self.articles(of: 1, version: "new"))
                try await waitForLock(of: execution.processIdentifier)
                for _ in 0..<3000 where !segmentNames.contains("merging") {
                    try await Task.sleep(for: .milliseconds(2))
                }
                try await Task.sleep(for: .milliseconds(Int.random(in: 0...20)))
                try execution.send(signal: .kill)
            }
            #expect(killed.terminationStatus == .signaled(SIGKILL))
            #expect(segmentNames.contains("merging"), "round \(round)")
            #expect(try await workspace.count("versionold") == 80, "round \(round)")
            #expect(try await workspace.dateline("check").status == 0, "round \(round)")
        }
        #expect(try await workspace.dateline("index", "-", input: Self.articles(of: 1, version: "new")).status == 0)
        #expect(segmentNames.count == 2)
        #expect(try await workspace.count("versionold") == 70)
        #expect(try await workspace.count("versionnew") == 10)
        #expect(try await workspace.dateline("check").status == 0)
    }

    /// All that the run replaces is in segments that are merged, so it is published in one step.
    @Test func aKillDuringARunThatMergesLeavesTheOldIndexOrTheNew() async throws {
        try await makeEightSegments()
        let index = workspace.path + "/.dateline"
        try FileManager.default.copyItem(atPath: index, toPath: workspace.path + "/eight")
        let changed = Self.articles(of: 3, version: "new") + Self.articles(of: 9, version: "new")
        var duration = Duration.zero
        for round in 0...8 {
            try FileManager.default.removeItem(atPath: index)
            try FileManager.default.copyItem(atPath: workspace.path + "/eight", toPath: index)
            try workspace.write("new.jsonl", changed, time: 1_700_000_000 + Double(round))
            let delay = duration * Double.random(in: 0.3...1.1)
            let start = ContinuousClock.now
            let killed = try await run(
                workspace.configuration(["index", "new.jsonl"]), input: .none, output: .discarded, error: .discarded
            ) { execution in
                guard round > 0 else { return }
                try await Task.sleep(for: delay)
                try? execution.send(signal: .kill)
            }
            if round == 0 { duration = min(ContinuousClock.now - start, .seconds(2)) }
            let old = try await workspace.count("versionold")
            let new = try await workspace.count("versionnew")
            #expect([[80, 0], [70, 20]].contains([old, new]), "round \(round), killed after \(delay)")
            if killed.terminationStatus == .exited(0) { #expect(new == 20, "round \(round)") }
            #expect(try await workspace.dateline("check").status == 0, "round \(round), killed after \(delay)")
        }
    }
}
