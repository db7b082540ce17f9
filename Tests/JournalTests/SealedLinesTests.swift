import Domain
import Journal
import Platform
import TestSupport
import Testing

@Suite struct SealedLinesTests {
    private let session: SessionFixture

    init() throws { session = try SessionFixture(for: "SealedLinesTests") }

    private func erase(_ secret: String) throws -> Bool {
        var bytes = try session.bytes(session.paths.journal)
        let ranges = SecretSearch(Array(secret.utf8)).ranges(in: bytes)
        let isReadable = SealedLines.erase(ranges, in: &bytes, file: "journal.jsonl")
        try session.overwrite(session.paths.journal, with: bytes)
        return isReadable
    }

    @Test func theSumsHoldAgainBehindWhatWasErased() throws {
        var writer = try session.begin()
        for number in 0..<20 { try writer.record(.system, "Event \(number) \(number % 7 == 3 ? "hunter22" : "none").") }
        try writer.end(.normal)
        let before = try session.bytes(session.paths.journal)
        #expect(try erase("hunter22"))
        let after = try session.bytes(session.paths.journal)
        #expect(after.count == before.count && after != before)
        #expect(try session.verify().findings == [])
        #expect(try session.events().map(\.message).filter { $0.contains("********") }.count == 3)
        #expect(try session.events().count == 20)
    }

    @Test func whatWasEditedBeforeIsNoMoreWholeThanItWas() throws {
        try session.die(after: 10)
        var bytes = try session.bytes(session.paths.journal)
        let text = String(decoding: bytes, as: UTF8.self)
        bytes = Array((text.split(separator: "Event 4.").joined(separator: "Ewent 4.")).utf8)
        try session.overwrite(session.paths.journal, with: bytes)
        let damage = try session.verify().findings
        #expect(damage.contains { $0.severity == .edited })
        #expect(try erase("Event 7."))
        #expect(try session.verify().findings == damage)
    }

    @Test func aTornTailStaysOne() throws {
        try session.die(after: 3)
        try session.append(#"{"seq":4,"eventId":"hunter22"#, to: session.paths.journal)
        let torn = try session.verify().findings
        #expect(try erase("hunter22") && erase("Event 1."))
        #expect(try session.verify().findings == torn && !torn.isEmpty)
        #expect(try session.events().count == 3)
    }

    @Test func aLineThatCannotBeReadWithoutItIsTold() throws {
        try session.die(after: 3)
        #expect(try !erase("createdAt\""))
    }
}
