import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct JournalExtentTests {
    private let home: TemporaryHome
    private let disk = SystemDisk()
    private let now = MonotonicTime(nanoseconds: 1)

    init() throws { home = try TemporaryHome(for: "JournalExtentTests") }

    private func event(_ sequence: Int64, _ type: String = "system", _ data: JSONObject = [:]) throws -> Event {
        Event(
            sequence: sequence,
            scope: .session(try SessionID("ses-2026-11-21-a1b2c3")),
            typeText: type,
            level: .known(.info),
            createdAt: WallTime(nanoseconds: sequence * 1_000_000_000),
            message: "Event \(sequence).",
            data: data
        )
    }

    /// A journal of these sequences, and then these bytes.
    private func journal(_ sequences: [Int64], then rest: String = "") throws -> String {
        let path = home.path("j\(sequences.count)-\(rest.utf8.count)")
        var writer = try JournalWriter(creating: path, on: disk)
        for sequence in sequences { try writer.append(try event(sequence), at: now) }
        try disk.writeAll(Array(rest.utf8), to: disk.openFile(path, .append))
        return path
    }

    @Test func aWholeJournalIsToldFromEndToEnd() throws {
        var seen: [Int64] = []
        let extent = try JournalExtent(of: journal([2, 3, 7]), on: disk) { seen.append($0.sequence) }
        #expect(extent.eventCount == 3)
        #expect(extent.firstSequence == 2)
        #expect(extent.lastSequence == 7)
        #expect(extent.lastEventAt == WallTime(nanoseconds: 7_000_000_000))
        #expect(extent.outOfOrder.isEmpty && extent.damages.isEmpty && extent.closedTears.isEmpty)
        #expect(extent.rest == .nothing)
        #expect(extent.endsInNewline)
        #expect(seen == [2, 3, 7])
    }

    @Test func anEmptyJournalHasNothing() throws {
        let extent = try JournalExtent(of: journal([]), on: disk)
        #expect(extent.eventCount == 0)
        #expect(extent.firstSequence == nil)
        #expect(extent.sum == 0)
        #expect(extent.rest == .nothing)
    }

    @Test func sequencesThatDoNotRiseAreNamed() throws {
        let extent = try JournalExtent(of: journal([1, 3, 3, 2, 4]), on: disk)
        #expect(extent.outOfOrder == [3, 2])
        #expect(extent.lastSequence == 4)
    }

    @Test func aTornTailIsToldAndTheSumIsThatOfTheLastWholeLine() throws {
        let whole = try JournalExtent(of: journal([1, 2]), on: disk)
        let path = try journal([1, 2], then: #"{"seq":3"#)
        let extent = try JournalExtent(of: path, on: disk)
        let size = try disk.readAll(path, bytesMax: 4096).count
        #expect(extent.rest == .torn(TornTail(offset: Int64(size - 8), length: 8)))
        #expect(extent.eventCount == 2)
        #expect(extent.sum == whole.sum)
        #expect(!extent.endsInNewline)
        #expect(extent.damages.isEmpty)
    }

    @Test func aLineThatLacksOnlyItsNewlineCounts() throws {
        let path = try journal([1, 2])
        let bytes = try disk.readAll(path, bytesMax: 4096)
        let whole = try JournalExtent(of: path, on: disk)
        try disk.replaceFile(path, with: bytes.dropLast())
        let extent = try JournalExtent(of: path, on: disk)
        #expect(extent.eventCount == 2)
        #expect(extent.sum == whole.sum, "the next line goes on from it")
        #expect(!extent.endsInNewline)
    }

    @Test func bytesAtTheEndThatAreNoLineAreDamage() throws {
        let path = try journal([1], then: "garbage")
        let extent = try JournalExtent(of: path, on: disk)
        let offset = Int64(try disk.readAll(path, bytesMax: 4096).count - 7)
        #expect(extent.damages == [Damage(kind: .unreadable, offset: offset, length: 7, sequence: 2)])
    }

    @Test func aTearIsClosedOnlyByTheLineThatNamesItsBytes() throws {
        for (shift, isClosed) in [(0, true), (1, false), (-1, false)] as [(Int64, Bool)] {
            let path = try journal([1], then: #"{"seq":2,"# + String(repeating: "x", count: Int(shift + 1)))
            let torn = try JournalExtent(of: path, on: disk)
            guard case .torn(let found) = torn.rest else {
                Issue.record("\(torn.rest)")
                continue
            }
            let tail = TornTail(offset: found.ended.offset + shift, length: found.ended.length)
            var writer = try JournalWriter(resuming: path, on: disk, sum: torn.sum)
            try writer.closeTear(by: try event(2, "torn_tail", TornTailEvent.data(tail)), at: now)
            let extent = try JournalExtent(of: path, on: disk)
            #expect(extent.closedTears.isEmpty != isClosed)
            #expect(extent.damages.isEmpty == isClosed)
            #expect(extent.eventCount == 2)
        }
    }

    @Test func findingsSayWhatTheExtentTells() throws {
        let path = try journal([1, 2, 2], then: #"{"seq":3"#)
        let findings = JournalFindings.findings(of: try JournalExtent(of: path, on: disk), file: "worker.log")
        #expect(findings.map(\.severity) == [.damaged, .torn])
        #expect(findings.map(\.sequence) == [2, nil])
        #expect(findings.map(\.length) == [nil, 8])
        #expect(findings.allSatisfy { $0.file == "worker.log" })
        let bytes = try disk.readAll(path, bytesMax: 4096)
        try disk.replaceFile(path, with: bytes.dropLast(9))
        let cut = JournalFindings.findings(of: try JournalExtent(of: path, on: disk), file: "worker.log")
        #expect(cut.map(\.message) == ["the sequence does not rise", "the last line lacks its newline"])
    }

    @Test func aJournalThatIsNotThereIsAnError() {
        let error = #expect(throws: JournalError.self) { _ = try JournalExtent(of: home.path("missing"), on: disk) }
        #expect(error?.isMissing == true)
    }
}
