import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct SessionVerificationTests {
    private let fixture: SessionFixture

    init() throws {
        fixture = try SessionFixture(for: "SessionVerificationTests")
        var writer = try fixture.begin()
        for number in 0..<5 { try writer.record(.system, "Event \(number).") }
        try writer.end(.normal)
    }

    private func lines() throws -> [ArraySlice<UInt8>] {
        try fixture.bytes(fixture.paths.journal).split(separator: newline)
    }

    private func write(_ lines: [ArraySlice<UInt8>]) throws {
        try fixture.overwrite(fixture.paths.journal, with: lines.flatMap { $0 + [newline] })
    }

    @Test func anotherSessionsMetadataIsEditedAndANewerLayoutIsANote() throws {
        let text = String(decoding: try fixture.bytes(fixture.paths.metadata), as: UTF8.self)
        let id = FilePath.name(of: fixture.paths.directory)
        let other = text.split(separator: id).joined(separator: "ses-2020-01-01-aaaaaa")
        try fixture.overwrite(fixture.paths.metadata, with: Array(other.utf8))
        #expect(try fixture.verify().word == "edited")
        let newer = text.split(separator: "session-v1").joined(separator: "session-v9")
        try fixture.overwrite(fixture.paths.metadata, with: Array(newer.utf8))
        #expect(try fixture.verify().findings.map(\.severity) == [.note])
    }

    @Test func aSessionThatEndedIsWhole() throws {
        let verification = try fixture.verify()
        #expect(verification.word == "whole")
        #expect(verification.kind == .session)
        #expect(verification.id == "ses-2026-11-21-a1b2c3")
        #expect(verification.eventCount == 5)
        #expect(verification.findings.isEmpty)
    }

    @Test(arguments: ["meta.json", "state.json", "journal.jsonl"])
    func aMissingFileIsNamed(_ name: String) throws {
        let directory = fixture.paths.directory
        try SystemDisk().remove("\(directory)/\(name)")
        let verification = try VerificationTargets.check(directory, disk: SystemDisk(), clock: fixture.clock)
        #expect(verification.kind == .session)
        #expect(verification.findings.map(\.file) == [name])
        #expect(verification.word == "missing")
    }

    @Test(arguments: ["meta.json", "state.json"])
    func anUnreadableFileIsNamed(_ name: String) throws {
        try fixture.overwrite("\(fixture.paths.directory)/\(name)", with: Array("{".utf8))
        let verification = try fixture.verify()
        #expect(verification.findings.map(\.file) == [name])
        #expect(verification.word == "damaged")
    }

    @Test func aChangedByteIsNamedWithItsSequence() throws {
        let first = try lines()[0].count + 1
        var bytes = try fixture.bytes(fixture.paths.journal)
        let message = try #require(String(decoding: bytes[first...], as: UTF8.self).firstRange(of: "Event 1"))
        let place = String(decoding: bytes[first...], as: UTF8.self)[..<message.lowerBound].utf8.count
        bytes[first + place] = UInt8(ascii: "e")
        try fixture.overwrite(fixture.paths.journal, with: bytes)
        let finding = try #require(try fixture.verify().findings.first)
        #expect(finding.severity == .edited)
        #expect(finding.offset == Int64(first))
        #expect(finding.sequence == 2)
    }

    @Test func aMissingLineIsNoticed() throws {
        for missing in 0..<5 {
            var rest = try lines()
            rest.remove(at: missing)
            let before = try fixture.bytes(fixture.paths.journal)
            try write(rest)
            let isDamaged = try fixture.verify().isDamaged
            #expect(isDamaged, "line \(missing)")
            try fixture.overwrite(fixture.paths.journal, with: before)
        }
    }

    @Test func aMovedLineIsNoticed() throws {
        var moved = try lines()
        moved.swapAt(1, 3)
        try write(moved)
        #expect(try fixture.verify().isDamaged)
    }

    @Test func aLineThatIsThereTwiceIsNoticed() throws {
        let all = try lines()
        try write(all + [all[4]])
        #expect(try fixture.verify().isDamaged)
    }

    @Test func aClosedTearIsNotedAndNoDamage() throws {
        let fixture = try SessionFixture(for: "ClosedTear")
        try fixture.die(after: 5)
        try fixture.append(#"{"seq":6,"#, to: fixture.paths.journal)
        var writer = try fixture.takeOver()
        try writer.end(.lost)
        let verification = try fixture.verify()
        #expect(verification.word == "whole")
        #expect(verification.findings.map(\.severity) == [.note])
    }

    @Test func aWriterAtWorkIsNeverTakenForDamage() throws {
        let fixture = try SessionFixture(for: "LiveSession")
        var writer = try fixture.begin()
        try writer.record(.system, "First.")
        _ = consume writer
        let thread = SideThread {
            var writer = try fixture.takeOver()
            for number in 0..<400 {
                try writer.record(.system, String(repeating: "x", count: number * 7))
                if number % 50 == 49 { try writer.end(.normal) }
            }
        }
        let hasEnded = try Eventually.wait(upTo: .seconds(60)) {
            let verification = try fixture.verify()
            #expect(!verification.isDamaged, "\(verification.findings)")
            return verification.eventCount == 401
        }
        try thread.join()
        #expect(hasEnded)
    }
}
