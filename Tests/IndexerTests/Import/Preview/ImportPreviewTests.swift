import Domain
import Journal
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

@Suite struct ImportPreviewTests {
    private let left: LeftTranscripts
    private let scene: PreviewedHome

    init() throws {
        left = try LeftTranscripts(for: "ImportPreviewTests")
        scene = PreviewedHome(home: left.home)
    }

    private func claude(_ output: Int, _ second: Int) -> String {
        AgentTranscripts.claude("Said \(second).", output: output, second: second)
    }

    @Test func whatAnImportWouldAddIsToldBeforeIt() throws {
        try left.put("c-1.jsonl", [claude(100, 1), claude(5, 2), claude(50, 2)])
        let taken = try scene.take(.claude, [left.folder])
        #expect(taken.newCount == 1 && taken.responses == 2 && taken.tellings == 3)
        try left.put("c-1.jsonl", [claude(100, 1), claude(5, 2), claude(50, 2), claude(7, 3)])
        // Its beginning is the copy of another file, and its end is known there.
        try left.put("c-2.jsonl", [claude(100, 1), claude(7, 3)])
        let grown = try scene.take(.claude, [left.folder])
        #expect(grown.grownCount == 1 && grown.newCount == 1 && grown.responses == 1)
    }

    @Test func filesThatAreTheSameAreOneCopyAndLongerOnesGoOn() throws {
        try left.put("a.jsonl", [claude(100, 1)])
        try left.put("b.jsonl", [claude(100, 1), claude(5, 2)])
        try left.put("c.jsonl", [claude(100, 1), claude(5, 2)])
        try left.put("d.jsonl", [claude(100, 1), claude(9, 3)])
        let taken = try scene.take(nil, [left.folder, "\(left.folder)/a.jsonl"])
        #expect(taken.newCount == 2 && taken.grownCount == 1 && taken.sameCount == 2 && taken.responses == 3)
    }

    @Test func linesWithoutATimeHaveThatOfTheLinesBeforeThem() throws {
        let timeless = claude(5, 2).replacing(#""timestamp":"2026-11-01T10:00:02.000Z","#, with: "")
        let user =
            #"{"type":"user","sessionId":"c-1","timestamp":"2026-11-01T10:00:05.000Z","message":{"content":"x"}}"#
        let keyless = timeless.replacing(#""id":"msg_2","#, with: "")
        try left.put("a.jsonl", [claude(100, 1), user, timeless, keyless, "{torn", claude(9, 3)])
        try left.put("b.jsonl", [claude(100, 1), keyless, user, keyless])
        let taken = try scene.take(.claude, [left.folder])
        #expect(taken.badLineCount == 1 && taken.tellings == 7)
    }

    @Test func badLinesThatAreComeUponAreTold() throws {
        let half = String(claude(5, 2).dropLast(20))
        let path = try left.put("a.jsonl", [claude(100, 1), half, "", "  ", " {} ", "words", claude(5, 2) + "}"])
        let told = try scene.told(.claude, [left.folder])
        let taken = try scene.take(.claude, [left.folder])
        #expect(told.badLines == taken.badLines && told.badLineCount == 3 && told.badLines[0].path == path)
    }

    @Test func anImportThatWasStoppedGoesOnWithWhatItCopied() throws {
        try left.put("a.jsonl", [claude(100, 1)])
        try left.copyOnly("a.jsonl", as: .claudeTranscript)
        let taken = try scene.take(.claude, [left.folder])
        #expect(taken.sameCount == 1 && taken.responses == 1)
    }

    @Test func aRunThatIsKnownIsNoNews() throws {
        try left.home.record(ClaudeTalk.lines())
        try left.home.pass()
        try left.put("c-1.jsonl", ClaudeTalk.lines())
        #expect(try scene.take(nil, [left.folder]).responses == 0)
    }

    @Test func documentsThatAreWrittenAgainCountWhatIsNew() throws {
        let file = "session-1.json"
        try left.put(file, AgentTranscripts.gemini([("one", 10), ("two", 20)]))
        #expect(try scene.take(.gemini, [left.folder]).responses == 2)
        try left.put(file, AgentTranscripts.gemini([("two", 25), ("three", 30)]))
        let taken = try scene.take(.gemini, [left.folder])
        #expect(taken.grownCount == 1 && taken.responses == 1)
        try left.put(file, AgentTranscripts.gemini([("one", 10), ("two", 20)]))
        #expect(try scene.take(.gemini, [left.folder]).sameCount == 1)
    }

    @Test func threadsAndLogsAreToldToo() throws {
        let thread = AgentTranscripts.codex + AgentTranscripts.codex("a", total: 10, output: 5, second: 2)
        try left.put("rollout-1.jsonl", thread)
        #expect(try scene.take(.codex, [left.folder]).responses == 1)
        try left.put("rollout-1.jsonl", thread + AgentTranscripts.codex("b", total: 30, output: 7, second: 3))
        #expect(try scene.take(.codex, [left.folder]).responses == 1)
        let call = #""call_id":"1","worker_id":"w-1","model":"gpt-5","tokens_input":10,"tokens_output":5"#
        try left.put(
            "log.jsonl",
            [
                #"{"timestamp":"2025-11-03T06:14:42Z","event":"task_detected","task_id":"gh-450"}"#,
                #"{"timestamp":"2025-11-03T06:14:43Z","event":"moon_phase"}"#, "no JSON",
                "{\"timestamp\":\"2025-11-03T06:14:44Z\",\"event\":\"api_call\",\(call)}",
            ]
        )
        let taken = try scene.take(.jsonl, ["\(left.folder)/log.jsonl"])
        #expect(taken.responses == 1 && taken.badLineCount == 1)
        #expect(taken.loggedByTable == ["tasks": 1, "system_events": 1])
    }

    @Test func nothingIsWritten() throws {
        try left.put("c-1.jsonl", [claude(100, 1)])
        let disk = SystemDisk()
        let root = left.home.paths.home.root
        let before = try disk.exists(root) ? try disk.list(root) : []
        _ = try scene.told(nil, [left.folder])
        #expect(try (disk.exists(root) ? disk.list(root) : []) == before)
        #expect(try !disk.exists(left.home.paths.index) && !disk.exists(left.home.paths.home.imports))

        try scene.take(nil, [left.folder])
        let copies = try disk.list(left.home.paths.home.imports)
        try left.put("c-2.jsonl", [claude(100, 4)])
        let rows = try left.rows()
        #expect(try scene.told(nil, [left.folder]).newCount == 1)
        #expect(try disk.list(left.home.paths.home.imports) == copies)
        #expect(try left.rows() == rows)
    }

    @Test(arguments: [-1, 1] as [Int64]) func anIndexOfAnotherVersionIsRefused(difference: Int64) throws {
        try left.put("c-1.jsonl", [claude(100, 1)])
        try scene.take(nil, [left.folder])
        let (file, known) = (left.home.paths.index, IndexSchema.current.version)
        let found = known + difference
        let now = left.home.fixture.clock.now().wall
        let index = try IndexSchema.current.open(file, for: .write, on: SystemDisk(), at: now)
        try index.set(.minReader, to: "\(found)")
        try index.runScript("PRAGMA user_version = \(found)")
        let expected: StoreError =
            difference < 0
            ? .olderSchema(file: file, found: found, known: known)
            : .newerSchema(file: file, found: found, known: known)
        #expect(throws: IndexerError.store(expected)) { try scene.told(nil, [left.folder]) }
        #expect(expected.hint != nil)
    }
}
