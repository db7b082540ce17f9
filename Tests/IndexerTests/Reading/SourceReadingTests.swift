import Decoding
import Domain
import Store
import TestSupport
import Testing

@testable import Indexer

@Suite struct SourceReadingTests {
    private let seed = UInt64.random(in: 0...UInt64.max)

    private let lines =
        ClaudeTalk.lines() + ["no JSON at all", #"{"type":"unheard_of"}"#, #"{"half"#, " \r"]
        + ClaudeTalk.lines(message: "msg_2")

    private func readAtOnce(_ lines: [String], _ format: SourceFormat) throws -> [String] {
        let trial = try SourceTrial()
        trial.append(lines)
        let reading = try trial.begin(format)
        try trial.read(reading, isOver: true)
        let isFinished = reading.isFinished
        #expect(isFinished)
        return try trial.dump()
    }

    @Test(arguments: [SourceFormat.claudeStream, .plain]) func whateverTheBitesTheRowsAreTheSame(
        _ format: SourceFormat
    ) throws {
        let lines = lines + (0..<300).map { "text \($0) that stands where it does not belong" }
        let whole = try readAtOnce(lines, format)
        for turn in 0..<10 {
            var random = SeededGenerator(seed: seed &+ UInt64(turn))
            let trial = try SourceTrial()
            let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
            var given = 0
            while given < bytes.count {
                // Another reader each time, which is told now and then that it is due.
                let reading = try trial.begin(format)
                let count = Int.random(in: 1...5000, using: &random)
                trial.growing.bytes += bytes[given...].prefix(count)
                given += count
                var patience = Int.random(in: 0...4, using: &random)
                try trial.read(reading, isOver: false) {
                    patience -= 1
                    return patience < 0
                }
            }
            let reading = try trial.begin(format)
            try trial.read(reading, isOver: true)
            let found = try trial.dump()
            #expect(
                found == whole,
                "seed \(seed), \(turn): \(IndexedHome.difference(found, whole).joined(separator: "\n"))"
            )
        }
    }

    @Test func badLinesAreToldWithTheirPlace() throws {
        let trial = try SourceTrial()
        trial.append(lines)
        let reading = try trial.begin(.claudeStream)
        try trial.read(reading, isOver: true)
        let before = ClaudeTalk.lines().joined(separator: "\n").utf8.count + 1
        let half = before + "no JSON at all\n".utf8.count + #"{"type":"unheard_of"}"#.utf8.count + 1
        let report = reading.report
        #expect(report.badLines.map(\.offset) == [Int64(before), Int64(half)])
        let row = try trial.scratch.index.source("run-1/stdout")
        #expect(row?.badLineCount == 2 && row?.unknownLineCount == 1 && row?.lineCount == Int64(lines.count))
        let pieces = try trial.scratch.conversations.rows("SELECT byte_offset, byte_length FROM log_pieces") {
            $0.values
        }
        #expect(pieces == [[.integer(Int64(before)), .integer(14)]], "text between the lines is searched as text")
    }

    @Test func aReaderThatFindsAllDoneReadsNothingAgain() throws {
        let trial = try SourceTrial()
        trial.append(lines)
        let first = try trial.begin(.claudeStream)
        try trial.read(first, isOver: true)
        let second = try trial.begin(.claudeStream)
        let isFinished = second.isFinished
        #expect(isFinished)
        try trial.read(second, isOver: true)
        let report = second.report
        #expect(report.rows == 0 && report.badLineCount == 0)
    }

    @Test func anIndexThatIsAheadGetsNothingTwice() throws {
        let trial = try SourceTrial()
        trial.append(lines)
        let first = try trial.begin(.claudeStream)
        try trial.read(first, isOver: true)
        let whole = try trial.dump()
        try trial.scratch.conversations.runScript("DELETE FROM messages; DELETE FROM log_pieces; DELETE FROM sources")
        let second = try trial.begin(.claudeStream)
        try trial.read(second, isOver: true)
        #expect(try trial.dump() == whole)
    }

    @Test func conversationsThatAreAheadGetNothingTwice() throws {
        let trial = try SourceTrial()
        trial.append(lines)
        let first = try trial.begin(.claudeStream)
        try trial.read(first, isOver: true)
        let whole = try trial.dump()
        try trial.scratch.index.runScript(
            """
            DELETE FROM run_events; DELETE FROM api_calls; DELETE FROM usage_rollups; DELETE FROM usage_reports;
            DELETE FROM conversation_usage; DELETE FROM sources; UPDATE tasks SET estimated_cost_nanodollars = 0
            """
        )
        let second = try trial.begin(.claudeStream)
        try trial.read(second, isOver: true)
        #expect(try trial.dump() == whole)
    }

    /// Forty megabytes in one line, of a stream and of text, between others.
    @Test(arguments: [SourceFormat.claudeStream, .plain]) func aLineThatIsTooLongIsPassedOver(
        _ format: SourceFormat
    ) throws {
        let trial = try SourceTrial()
        let talk = ClaudeTalk.lines()
        trial.append(talk)
        trial.growing.bytes += [UInt8](repeating: 0x78, count: 40 << 20)
        let live = try trial.begin(format)
        try trial.read(live, isOver: false)
        trial.append([""] + ClaudeTalk.lines(message: "msg_2"))
        try trial.read(live, isOver: true)
        let row = try trial.scratch.index.source("run-1/stdout")
        #expect(row?.byteOffset == Int64(trial.growing.bytes.count))
        #expect(row?.lineCount == Int64(talk.count * 2 + 1))
        #expect(row?.badLineCount == (format == .plain ? 0 : 1))
        let whole = try trial.dump()

        let again = try SourceTrial()
        again.growing.bytes = trial.growing.bytes
        let reading = try again.begin(format)
        try again.read(reading, isOver: true)
        let found = try again.dump()
        #expect(found == whole, "\(IndexedHome.difference(found, whole).joined(separator: "\n"))")
    }
}
