import Decoding
import Domain
import Testing

@testable import Indexer

@Suite struct PreviewReadingTests {
    private static let pricing = Pricing(.shipped)

    private func source(_ format: TranscriptFormat, from cursor: Int64 = 0, isOlder: Bool = false) -> PreviewSource {
        let undated = WallTime(nanoseconds: 1_795_262_400_000_000_000)
        return PreviewSource(
            id: "import-1",
            path: "a",
            format: format,
            undated: undated,
            cursor: cursor,
            isOlder: isOlder
        )
    }

    private func read(
        _ lines: [String],
        _ source: PreviewSource,
        by reading: inout PreviewReading
    ) throws -> ReadingReport {
        try reading.read(source) { (take) throws(IndexerError) in
            var lines = SourceLines(BytesInMemory(content: Array((lines.joined(separator: "\n") + "\n").utf8)))
            while let line = try lines.next() { guard try take(line) else { return } }
        }
    }

    private func claude(_ output: Int, _ second: Int) -> String {
        AgentTranscripts.claude("said", output: output, second: second)
    }

    @Test func linesBehindTheCursorCount() throws {
        let lines = [claude(1, 1), claude(2, 2), claude(2, 2), claude(3, 3)]
        for (cursor, responses, tellings) in [(0, 3, 4), (lines[0].utf8.count + 1, 2, 3)] as [(Int, Int64, Int)] {
            var reading = PreviewReading()
            let report = try read(lines, source(.claudeTranscript, from: Int64(cursor)), by: &reading)
            let total = try reading.total(beside: nil, Self.pricing)
            #expect(report.badLineCount == 0 && reading.tellings == tellings)
            #expect(total.responses == responses && total.nanodollars > 0 && total.unpriced == 0)
        }
    }

    @Test func aLineWithoutATimeIsReadAgainAmongAllOthers() throws {
        let timeless = claude(2, 2).replacing(#""timestamp":"2026-11-01T10:00:02.000Z","#, with: "")
        var reading = PreviewReading()
        _ = try read([claude(1, 1), timeless, "{torn}", claude(3, 3)], source(.claudeTranscript), by: &reading)
        #expect(reading.tellings == 3)
        #expect(try reading.total(beside: nil, Self.pricing).responses == 3)
    }

    @Test func badLinesAreToldWhereTheyStand() throws {
        var reading = PreviewReading()
        let report = try read([claude(1, 1), "words", "", "{\"a"], source(.claudeTranscript), by: &reading)
        let place = Int64(claude(1, 1).utf8.count + 1)
        #expect(report.badLines.map(\.offset) == [place, place + 7])
    }

    @Test func olderVersionsAreNotToldAgain() throws {
        let chat = AgentTranscripts.gemini([(said: "one", output: 1)])
        var reading = PreviewReading()
        for isOlder in [true, false] {
            let source = source(.geminiChat, isOlder: isOlder)
            _ = try reading.read(source) { (take) throws(IndexerError) in
                _ = try Array(chat[0].utf8).withUnsafeBufferPointer { (bytes) throws(IndexerError) in
                    try take(.line(UnsafeRawBufferPointer(bytes), at: 0))
                }
            }
        }
        #expect(reading.tellings == 1)
        #expect(try reading.total(beside: nil, Self.pricing).responses == 1)
    }

    @Test func aLineThatIsTooLongIsBad() throws {
        var reading = PreviewReading()
        let bytes = Int64(LineLimits.bytesMax) + 1
        let report = try reading.read(source(.claudeTranscript, from: 5)) { (take) throws(IndexerError) in
            for place in [0, 5] as [Int64] { _ = try take(.tooLong(at: place, bytes: bytes, isTorn: false)) }
        }
        #expect(report.badLines.map(\.offset) == [5])
    }
}
