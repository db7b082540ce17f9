import Domain
import JSON
import Journal
import Platform
import TestSupport
import Testing

/// The audit is what the kills are judged by: it must see what it is there to see.
@Suite struct FeedAuditTests {
    private let feed = EventFeed(seed: 3)
    private let fixture: RunFixture
    private let paths: RunPaths

    init() throws {
        fixture = try RunFixture(for: "FeedAuditTests")
        paths = try fixture.prepare().paths
    }

    /// Numbers are those that the events say they have; the sequences follow the prepared run's own.
    private func record(_ numbers: [Int64], _ change: (inout EventFeed.Entry) -> Void = { _ in }) throws {
        var run = try fixture.open(paths)
        for number in numbers {
            var entry = feed.entry(number)
            change(&entry)
            try run.record(entry.type, entry.level, entry.message, data: entry.data)
        }
    }

    private func complaints(acknowledged: Int64) throws -> [String] {
        var audit = FeedAudit(feed)
        try audit.read(paths.workerLog, acknowledged: acknowledged)
        return audit.complaints
    }

    @Test func whatIsAllThereIsFine() throws {
        try record([2, 3, 4])
        #expect(try complaints(acknowledged: 4) == [])
    }

    @Test func aLostEndIsSeen() throws {
        try record([2, 3, 4])
        #expect(try complaints(acknowledged: 5) == ["of 5 events that were said to be there, only 4 are"])
    }

    @Test func anEventInAnothersPlaceIsSeen() throws {
        try record([2, 4])
        #expect(try complaints(acknowledged: 3) == ["event 3 was altered"])
    }

    @Test func anAlteredEventIsSeen() throws {
        try record([2]) { $0 = EventFeed.Entry($0.type, $0.level, $0.message, [:]) }
        #expect(try complaints(acknowledged: 2) == ["event 2 was altered"])
    }

    @Test func aChangedByteIsSeen() throws {
        try record([2, 3])
        let file = try SystemDisk().open(paths.workerLog, .writeExisting)
        try [UInt8(ascii: "#")].withUnsafeBytes { try SystemDisk().writeAll($0, to: file, at: 30) }
        #expect(try complaints(acknowledged: 3).count > 0)
    }

    @Test func aMissingSequenceIsSeen() throws {
        do {
            var run = try fixture.open(paths)
            try run.write("a chunk takes a number\n", to: .stdout)
        }
        try record([3])
        #expect(try complaints(acknowledged: 3) == ["3 follows 1"])
    }

    @Test func itGoesOnWhereItStoppedAndCountsTears() throws {
        var audit = FeedAudit(feed)
        try record([2])
        try audit.read(paths.workerLog, acknowledged: 2)
        let file = try SystemDisk().open(paths.workerLog, .append)
        try SystemDisk().writeAll(Array(#"{"seq":3,"ev"#.utf8), to: file)
        try audit.read(paths.workerLog, acknowledged: 2)
        #expect(audit.tearCount == 0)
        try record([4])
        try audit.read(paths.workerLog, acknowledged: 4)
        #expect(audit.complaints == [])
        #expect(audit.tearCount == 1)
    }
}
