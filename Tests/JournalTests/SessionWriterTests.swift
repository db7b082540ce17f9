import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct SessionWriterTests {
    private let fixture: SessionFixture
    private let disk = SystemDisk()

    init() throws { fixture = try SessionFixture(for: "SessionWriterTests") }

    @Test func theDirectoryHasExactlyTheFilesOfTheLayoutAndIsPrivate() throws {
        _ = try fixture.begin()
        let directory = fixture.paths.directory
        #expect(try disk.list(fixture.home.sessions) == ["ses-2026-11-21-a1b2c3"])
        #expect(try disk.list(directory) == ["journal.jsonl", "meta.json", "state.json"])
        #expect(try disk.status(of: directory)?.mode == 0o700)
        for name in try disk.list(directory) { #expect(try disk.status(of: "\(directory)/\(name)")?.mode == 0o600) }
        #expect(try SessionMetadata(parsing: try fixture.bytes(fixture.paths.metadata)) == fixture.metadata)
        #expect(try fixture.state().status == .known(.active))
        #expect(try fixture.verify().word == "whole")
    }

    @Test(arguments: [Errno.noSpace, .inputOutput, .readOnlyFileSystem])
    func aBeginningThatFailsAnywhereLeavesNoSessionOrAWholeOne(_ errno: Errno) throws {
        let faultCount = try FaultyDisk.sweep(.fail(errno)) { faulty in
            let fixture = try SessionFixture(for: "SessionFaults")
            var hasBegun = false
            do {
                _ = try fixture.begin(on: faulty)
                hasBegun = true
            } catch let error as JournalError {
                #expect(error.hint != nil)
            }
            guard try disk.exists(fixture.paths.directory) else { return #expect(!hasBegun) }
            let word = try fixture.verify().word
            #expect(word == "whole")
        }
        #expect(faultCount > 10, "every step was met by a fault")
    }

    @Test func interruptionsAndShortWritesDoNotShow() throws {
        for fault in [Fault.fail(.interrupted), .short(bytes: 3)] {
            try FaultyDisk.sweep(fault) { faulty in
                let fixture = try SessionFixture(for: "SessionInterruptions")
                var writer = try fixture.begin(on: faulty)
                try writer.record(.system, "Here.")
                try writer.end(.normal)
                _ = consume writer
                let word = try fixture.verify().word
                #expect(word == "whole")
            }
        }
    }

    @Test func sequencesBeginAtOneAndHaveNoHole() throws {
        var writer = try fixture.begin()
        for (number, type) in SessionEventType.allCases.enumerated() {
            let event = try writer.record(type, "Event.", level: .debug)
            #expect(event.sequence == Int64(number + 1))
        }
        let events = try fixture.events()
        #expect(events.map(\.sequence) == Array(1...Int64(SessionEventType.allCases.count)))
        #expect(events.map(\.sessionType) == SessionEventType.allCases.map { .known($0) })
        #expect(events[0].id.text == "ses-2026-11-21-a1b2c3:event:0001")
        #expect(events[0].level == .known(.debug))
    }

    @Test func aLineHasItsKeysInTheOrderOfTheFormat() throws {
        var writer = try fixture.begin()
        try writer.record(.system, "Here.")
        let line = String(decoding: try fixture.bytes(fixture.paths.journal), as: UTF8.self)
        let object = try #require(try JSONReader.read(String(line.dropLast())).objectValue)
        #expect(
            object.keys == [
                "seq", "eventId", "sessionId", "type", "level", "createdAt", "message", "data", "sum",
            ]
        )
        #expect(object["createdAt"] == "2026-11-21T01:02:03.456Z")
        #expect(object["data"] == .object(JSONObject()))
    }

    @Test func aDecisionBearsTheColumnsThatItBecomes() throws {
        let decision = Decision(
            contextType: "task",
            contextID: "gh-450",
            functionName: "claim",
            point: "slot_free",
            input: ["slots": 2],
            output: "claimed",
            reason: "It is the oldest.",
            durationMilliseconds: 1.5,
            sourceFile: "Supervisor.swift"
        )
        var writer = try fixture.begin()
        try writer.record(.decision, "Claimed gh-450.", data: decision.json)
        let event = try #require(try fixture.events().first)
        #expect(
            event.data.keys == [
                "context_type", "context_id", "function_name", "decision_point", "decision_input", "decision_output",
                "decision_reason", "duration_ms", "source_file",
            ]
        )
        #expect(try Decision(json: event.data) == decision)
    }

    @Test func theEndIsWrittenWithItsReasonBehindTheEvents() throws {
        let faulty = FaultyDisk()
        var writer = try fixture.begin(on: faulty)
        try writer.record(.system, "Here.")
        fixture.clock.advance(by: .seconds(90))
        let before = faulty.operations.count
        try writer.end(.signal)
        let state = try fixture.state()
        #expect(state.status == .known(.ended))
        #expect(state.exitReason == .known(.signal))
        #expect(state.endedAt == fixture.clock.now().wall.truncatedToMilliseconds)
        #expect(state.lastEventSeq == 1)
        #expect(faulty.operations[before...].first == .synchronize, "the journal is safe before the state speaks of it")
        #expect(
            state.json.keys == ["status", "updated_at", "ended_at", "exit_reason", "last_event_seq"]
        )
    }

    @Test func thereIsOneWriterAtATime() throws {
        var first = try fixture.begin()
        let error = #expect(throws: JournalError.self) { _ = try fixture.takeOver() }
        #expect(error == .locked(fixture.paths.directory))
        #expect(error?.hint != nil)
        try first.record(.system, "Still here.")
        _ = consume first
        _ = try fixture.takeOver()
    }

    @Test func aSessionIsNotBegunInThePlaceOfAnother() throws {
        try fixture.die(after: 2)
        #expect(throws: JournalError.self) { _ = try fixture.begin() }
        #expect(try fixture.events().count == 2)
    }

    @Test func aLineLongerThanAnyTakesNoNumber() throws {
        var writer = try fixture.begin()
        let message = String(repeating: "x", count: SummedLine.lineBytesMax)
        let error = #expect(throws: JournalError.self) { try writer.record(.system, message) }
        guard case .lineTooLong? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        let next = try writer.record(.system, "Short.")
        #expect(next.sequence == 1)
        #expect(try fixture.verify().word == "whole")
    }

    @Test func aFullDiskHoldsTheRecordAndFinishesItWhenThereIsRoom() throws {
        let faulty = FaultyDisk()
        var writer = try fixture.begin(on: faulty)
        try writer.record(.system, "First.")
        faulty.roomBytes = 60
        let error = #expect(throws: JournalError.self) { try writer.record(.system, "Second.") }
        guard case .held(let cause)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(cause.errno?.isDiskFull == true)
        let heldBytes = writer.heldBytes
        #expect(heldBytes > 0)
        #expect(try fixture.events().count == 1, "half a line is not delivered")
        #expect(try fixture.verify().word == "torn")
        faulty.roomBytes = nil
        let third = try writer.record(.system, "Third.")
        #expect(third.sequence == 3)
        #expect(try fixture.events().map(\.message) == ["First.", "Second.", "Third."])
        #expect(try fixture.verify().word == "whole")
    }

    @Test func whatIsHeldIsWrittenBeforeTheEndIsSaid() throws {
        let faulty = FaultyDisk()
        var writer = try fixture.begin(on: faulty)
        faulty.roomBytes = 10
        #expect(throws: JournalError.self) { try writer.record(.system, "First.") }
        #expect(throws: JournalError.self) { try writer.end(.normal) }
        #expect(try fixture.state().status == .known(.active), "the state does not speak of what is not there")
        faulty.roomBytes = nil
        try writer.end(.normal)
        #expect(try fixture.state().lastEventSeq == 1)
        #expect(try fixture.verify().word == "whole")
    }

    @Test func aSyncIsDueASecondAfterTheOldestRecord() throws {
        let faulty = FaultyDisk()
        var writer = try fixture.begin(on: faulty)
        try writer.record(.system, "First.")
        let due = writer.syncDue
        #expect(due == fixture.clock.now().monotonic.advanced(by: .seconds(1)))
        let before = faulty.operations.count
        try writer.synchronizeIfDue()
        #expect(faulty.operations.count == before)
        fixture.clock.advance(by: .seconds(1))
        try writer.synchronizeIfDue()
        #expect(faulty.operations[before...] == [.synchronize])
    }
}
