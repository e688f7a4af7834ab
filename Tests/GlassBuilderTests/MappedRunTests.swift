import Foundation
import Testing

@testable import GlassBuilder

/// Runs on disk are read through mappings, which count as the process's memory as long as their pages stay.
@Suite struct MappedRunTests {
    private static let runLength = 6 << 20

    @Test func whatWasReadLeavesMemory() throws {
        let folder = try TemporaryFolder()
        let runs = try (0..<2).map { try Self.run(from: UInt32(30_000 * $0), in: folder.path) }
        for run in runs { try #require(run.storage.isMapped && run.storage.count > Self.runLength) }
        let partition = RunPartition(runs, partLength: 1 << 16)
        try #require(partition.parts.count > 100)
        // A megabyte for each run is far more than the parts that are being read, and far less than the run.
        try Self.expectLittle(of: runs, "after cutting it into parts")
        let items = LeafItems(capacity: 1 << 18)
        // Neighbours change places, as they may between threads.
        for index in 0..<partition.parts.count {
            let neighbour = index ^ 1 < partition.parts.count ? index ^ 1 : index
            PositionItems.encode(partition.runs, ranges: partition.parts[neighbour], to: items)
            if index % 40 == 0 { try Self.expectLittle(of: runs, "after part \(index)") }
        }
        try Self.expectLittle(of: runs, "after all parts")
        guard var merge = RunMerge(runs) else {
            Issue.record("nothing to merge")
            return
        }
        while merge.next() {}
        try Self.expectLittle(of: runs, "while it is walked as a whole")
    }

    /// A run of 30,000 keys with 200 and some bytes for each.
    private static func run(from firstDocument: UInt32, in directory: String) throws -> Run {
        var stream = RunStream()
        for key in 0..<30_000 as Range<UInt32> {
            var entries = stream.startPiece(count: 1, room: 256)
            entries.begin(document: firstDocument + key, weight: 0)
            entries.next = Packing.writeUInt(UInt64(200), to: entries.next)
            entries.next.initialize(repeating: 0x55, count: 200)
            entries.next += 200
            stream.endPiece(entries, key: Array(String(format: "key%06d", key).utf8) + [0])
        }
        return try RunWriter.merge([Run(storage: stream.take(), documentOffset: 1)], in: directory)
    }

    private static func expectLittle(
        of runs: [Run], _ moment: String, at location: SourceLocation = #_sourceLocation
    ) throws {
        for run in runs {
            let resident = try resident(UInt(bitPattern: run.storage.base))
            #expect(resident < 1 << 20, "\(moment), \(resident) bytes are resident", sourceLocation: location)
        }
    }

    /// Bytes in memory of the mapping that an address lies in.
    private static func resident(_ address: UInt) throws -> Int {
        let handle = try #require(FileHandle(forReadingAtPath: "/proc/self/smaps"))
        let lines = String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self).split(separator: "\n")
        let header = try #require(
            lines.firstIndex { line in
                let borders = line.prefix { $0 != " " }.split(separator: "-").compactMap { UInt($0, radix: 16) }
                return borders.count == 2 && (borders[0]..<borders[1]).contains(address)
            })
        let size = try #require(lines[header...].first { $0.hasPrefix("Rss:") })
        return try #require(Int(size.split(separator: " ")[1])) << 10
    }
}
