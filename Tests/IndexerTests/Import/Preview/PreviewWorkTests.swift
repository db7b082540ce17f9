import Decoding
import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Indexer

@Suite struct PreviewWorkTests {
    private let left: LeftTranscripts
    private let disk = SystemDisk()

    init() throws { left = try LeftTranscripts(for: "PreviewWorkTests") }

    private func found(_ path: String, _ place: FoundTranscript.Place) throws -> FoundTranscript {
        FoundTranscript(path: path, place: place, status: try #require(try disk.status(of: path)))
    }

    private func report(of found: [FoundTranscript]) throws -> ImportReport {
        let folder = ImportFolder(left.home.paths.home.imports, on: disk)
        var work = PreviewWork(folder, nil, left.home.fixture.clock.now().wall)
        work.passOver(2)
        for file in found { try work.take(file) }
        return try work.finish(Pricing(.shipped))
    }

    @Test func filesOfAllKindsAreToldTogether() throws {
        let lines = try left.put("c.jsonl", [AgentTranscripts.claude("one", output: 100, second: 1), "{torn"])
        let chat = try left.put("session-1.json", AgentTranscripts.gemini([(said: "two", output: 5)]))
        let files = [try found(lines, .file(.claudeTranscript)), try found(chat, .file(.geminiChat))]
        let report = try report(of: files)
        #expect(report.newCount == 2 && report.sameCount == 2 && report.responses == 2 && report.tellings == 2)
        #expect(report.badLines.map(\.path) == [lines] && report.bytes == files.reduce(0) { $0 + $1.status.bytes })
        #expect(report.cost > .zero && report.unpriced == 0)
    }

    @Test func aFileThatIsFoundTwiceAddsNothing() throws {
        let file = try found(
            left.put("c.jsonl", [AgentTranscripts.claude("one", output: 100, second: 1)]),
            .file(.claudeTranscript)
        )
        let once = try report(of: [file])
        let twice = try report(of: [file, file])
        #expect(twice.responses == 1 && twice.tellings == 1 && twice.cost == once.cost)
        #expect(twice.sameCount == once.sameCount + 1)
    }

    @Test func whatIsNoDatabaseFailsAlone() throws {
        let path = try left.put("opencode.db", ["no database"])
        let lines = try left.put("c.jsonl", [AgentTranscripts.claude("one", output: 100, second: 1)])
        let report = try report(of: [found(path, .openCodeDatabase), found(lines, .file(.claudeTranscript))])
        #expect(report.failures.map(\.path) == [path] && report.responses == 1)
    }
}
