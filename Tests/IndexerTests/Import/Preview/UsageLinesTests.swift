import Decoding
import Domain
import Testing

@testable import Indexer

@Suite struct UsageLinesTests {
    private struct Told: Equatable {
        var count = 0
        var outputs: [Int64] = []
        var hasUndated = false
    }

    private func told(_ lines: [String], as format: TranscriptFormat, from first: Int = 0) throws -> [Told] {
        var usage = UsageLines(format, LineParser())
        return try lines.enumerated().map { (number, line) in
            var told = Told()
            told.count = try Array(line.utf8).withUnsafeBufferPointer { (bytes) throws(DecodingError) in
                try usage.read(UnsafeRawBufferPointer(bytes), isWanted: number >= first) { report in
                    told.outputs.append(report.usage.output)
                }
            }
            told.hasUndated = usage.hasUndated
            return told
        }
    }

    @Test func linesOfClaudeAreTakenOnceAndCountedEachTime() throws {
        let lines = [1, 1, 2].map { AgentTranscripts.claude("said", output: $0, second: 1) }
        let told = try told(lines + ["", " \r"], as: .claudeTranscript)
        #expect(told.map(\.count) == [1, 1, 1, 0, 0])
        #expect(told.map(\.outputs) == [[1], [], [2], [], []])
    }

    /// What was told before is no news, but nobody has counted it here.
    @Test func whatIsNotWantedIsNotKnownAgain() throws {
        let line = AgentTranscripts.claude("said", output: 1, second: 1)
        #expect(try told([line, line, line], as: .claudeTranscript, from: 1).map(\.outputs) == [[], [1], []])
    }

    @Test func linesOfCodexGoOnFromThoseThatAreNotWanted() throws {
        let turns = [(total: 10, output: 4), (total: 20, output: 5)].enumerated().flatMap { number, turn in
            AgentTranscripts.codex("said", total: turn.total, output: turn.output, second: 2 + number)
        }
        let all = try told(AgentTranscripts.codex + turns, as: .codexRollout)
        #expect(all.flatMap(\.outputs) == [4, 5] && all.map(\.count).reduce(0, +) == 2)
        #expect(try told(AgentTranscripts.codex + turns, as: .codexRollout, from: 4).flatMap(\.outputs) == [5])
    }

    @Test func aResponseWithoutATimeIsNotTaken() throws {
        let line = AgentTranscripts.claude("said", output: 1, second: 1)
        let timeless = line.replacing(#""timestamp":"2026-11-01T10:00:01.000Z","#, with: "")
        let told = try told([line, timeless, line], as: .claudeTranscript)
        #expect(told.map(\.hasUndated) == [false, true, false] && told[1].outputs.isEmpty)
    }

    @Test(arguments: ["words", "{\"a\":1", "[1]"]) func whatDoesNotEndAsAnObjectDoesIsBad(line: String) {
        #expect(throws: DecodingError.self) { try told([line], as: .claudeTranscript) }
    }

    @Test func blanksAroundAnObjectDoNoHarm() throws {
        let line = " \(AgentTranscripts.claude("said", output: 6, second: 1)) "
        #expect(try told([line], as: .claudeTranscript).map(\.outputs) == [[6]])
    }
}
