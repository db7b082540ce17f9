import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Journal

/// Taking over the directory of a session whose writer is gone.
@Suite struct SessionTakeOverTests {
    private let fixture: SessionFixture

    init() throws { fixture = try SessionFixture(for: "SessionTakeOverTests") }

    private func takeOver(saying reason: SessionEnd = .lost) throws {
        var writer = try fixture.takeOver()
        try writer.end(reason)
    }

    @Test func aDeadSessionIsSaidToBeLost() throws {
        try fixture.die(after: 3)
        let journal = try fixture.bytes(fixture.paths.journal)
        fixture.clock.advance(by: .seconds(5))
        try takeOver()
        let state = try fixture.state()
        #expect(state.status == .known(.ended))
        #expect(state.exitReason == .known(.lost))
        #expect(state.lastEventSeq == 3)
        #expect(try fixture.bytes(fixture.paths.journal) == journal, "what is whole is not touched")
        #expect(try fixture.verify().word == "whole")
    }

    @Test func aTornTailIsClosedByARecordAndNeverCutOff() throws {
        try fixture.die(after: 2)
        let whole = try fixture.bytes(fixture.paths.journal)
        let torn = #"{"seq":3,"eventId":"ses-20"#
        try fixture.append(torn, to: fixture.paths.journal)
        #expect(try fixture.verify().word == "torn")
        try takeOver()
        let events = try fixture.events()
        #expect(events.map(\.typeText) == ["system", "system", "torn_tail"])
        #expect(events[2].sequence == 3)
        #expect(events[2].level == .known(.warn))
        #expect(events[2].data["offset"] == .integer(Int64(whole.count)))
        #expect(events[2].data["length"] == .integer(Int64(torn.utf8.count + 1)))
        #expect(try fixture.bytes(fixture.paths.journal).starts(with: whole + Array(torn.utf8) + [newline]))
        #expect(try fixture.verify().word == "whole")
    }

    @Test func aJournalCutAnywhereIsMended() throws {
        try fixture.die(after: 2)
        let whole = try fixture.bytes(fixture.paths.journal)
        let state = try fixture.bytes(fixture.paths.state)
        for cut in 0...whole.count {
            try fixture.overwrite(fixture.paths.journal, with: Array(whole[..<cut]))
            try fixture.overwrite(fixture.paths.state, with: state)
            try takeOver()
            let verification = try fixture.verify()
            #expect(verification.word == "whole", "cut at \(cut): \(verification.findings)")
        }
    }

    @Test func aLineThatLacksOnlyItsNewlineCounts() throws {
        try fixture.die(after: 2)
        let whole = try fixture.bytes(fixture.paths.journal)
        try fixture.overwrite(fixture.paths.journal, with: whole.dropLast())
        var writer = try fixture.takeOver()
        let next = try writer.record(.system, "Next.")
        #expect(next.sequence == 3)
        #expect(try fixture.bytes(fixture.paths.journal).starts(with: whole))
        #expect(try fixture.verify().word == "whole")
    }

    @Test func aSessionThatEndedKeepsItsOwnWord() throws {
        var writer = try fixture.begin()
        try writer.end(.normal)
        _ = consume writer
        let error = #expect(throws: JournalError.self) { try takeOver() }
        #expect(error == .ended(fixture.paths.directory))
        #expect(try fixture.state().exitReason == .known(.normal))
    }

    @Test func aSessionWithoutAJournalIsClosedAllTheSame() throws {
        try fixture.die(after: 2)
        try SystemDisk().remove(fixture.paths.journal)
        try takeOver()
        #expect(try fixture.state().exitReason == .known(.lost))
        #expect(try SystemDisk().exists(fixture.paths.journal))
    }

    @Test func anUnreadableStateGoesToTheQuarantine() throws {
        try fixture.die(after: 2)
        try fixture.overwrite(fixture.paths.state, with: Array("{".utf8))
        try takeOver()
        #expect(try SystemDisk().list(fixture.home.quarantine).count == 1)
    }

    @Test func anUnreadableStateIsMadeAgainFromTheJournal() throws {
        try fixture.die(after: 4)
        for text in ["", "{", "[]", #"{"status":"active"}"#] {
            try fixture.overwrite(fixture.paths.state, with: Array(text.utf8))
            #expect(try fixture.verify().isDamaged)
            try takeOver()
            #expect(try fixture.state().lastEventSeq == 4)
            #expect(try fixture.verify().word == "whole")
        }
    }

    @Test func fieldsOfANewerVersionStayInTheState() throws {
        try fixture.die(after: 1)
        var object = try #require(try JSONReader.read(try fixture.bytes(fixture.paths.state)).objectValue)
        object["mood"] = "good"
        try fixture.overwrite(fixture.paths.state, with: JSONWriter.bytes(.object(object)))
        try takeOver()
        #expect(try fixture.state().others["mood"] == "good")
    }

    @Test func damageIsLeftAsItIsAndNamedForEver() throws {
        try fixture.die(after: 3)
        var bytes = try fixture.bytes(fixture.paths.journal)
        bytes[20] ^= 1
        try fixture.overwrite(fixture.paths.journal, with: bytes)
        try takeOver()
        #expect(try fixture.bytes(fixture.paths.journal) == bytes)
        #expect(try fixture.verify().isDamaged)
    }

    @Test func aSessionThatLostEventsGivesNoNumberTwice() throws {
        try fixture.die(after: 3)
        var state = try fixture.state()
        state.lastEventSeq = 9
        try fixture.overwrite(fixture.paths.state, with: state.bytes)
        #expect(try fixture.verify().isDamaged)
        var writer = try fixture.takeOver()
        let next = try writer.record(.system, "Next.")
        try writer.end(.lost)
        #expect(next.sequence == 10)
        #expect(try fixture.verify().isDamaged, "that events are missing is not forgotten")
    }

    @Test func aDiskThatFailsIsNotTakenForDamage() throws {
        try fixture.die(after: 2)
        var object = try #require(try JSONReader.read(try fixture.bytes(fixture.paths.state)).objectValue)
        object["mood"] = "good"
        try fixture.overwrite(fixture.paths.state, with: JSONWriter.bytes(.object(object)))
        try FaultyDisk.sweep(.fail(.inputOutput), counting: [.open, .read]) { disk in
            do {
                var writer = try fixture.takeOver(on: disk)
                try writer.end(.lost)
            } catch is JournalError {}
            let mood = try fixture.state().others["mood"]
            #expect(mood == "good")
        }
    }

    @Test func aDirectoryOfANewerLayoutIsNotWrittenTo() throws {
        try fixture.die(after: 1)
        var object = try #require(try JSONReader.read(try fixture.bytes(fixture.paths.metadata)).objectValue)
        object["layoutVersion"] = "session-v9"
        try fixture.overwrite(fixture.paths.metadata, with: JSONWriter.bytes(.object(object)))
        try fixture.append("{", to: fixture.paths.journal)
        let journal = try fixture.bytes(fixture.paths.journal)
        let error = #expect(throws: JournalError.self) { _ = try fixture.takeOver() }
        #expect(error == .unknownLayout(file: fixture.paths.metadata, "session-v9"))
        #expect(try fixture.bytes(fixture.paths.journal) == journal)
    }
}
