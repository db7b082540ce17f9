import Indexer
import Platform
import TestSupport
import Testing

@Suite struct GivenPathsTests {
    private let home: TemporaryHome
    private let disk = SystemDisk()

    init() throws { home = try TemporaryHome(for: "GivenPaths") }

    private func put(_ name: String, _ text: String) throws {
        try disk.makeFolders(FilePath.folder(of: home.path(name)))
        try disk.createFile(home.path(name), with: Array(text.utf8))
    }

    private func search(_ agent: TranscriptAgent? = nil, _ names: String...) -> TranscriptSearch {
        GivenPaths(of: agent, on: disk).search(names.isEmpty ? [home.path] : names.map(home.path))
    }

    @Test(arguments: [
        (#"{"type":"summary","summary":"s","leafUuid":"u"}"#, TranscriptFormat.claudeTranscript),
        (#"{"parentUuid":null,"type":"user","message":{"role":"user"},"sessionId":"s"}"#, .claudeTranscript),
        (#"{"type":"file-history-snapshot","messageId":"m","snapshot":{}}"#, .claudeTranscript),
        (#"{"type":"system","subtype":"init","session_id":"s"}"#, .claudeStream),
        (#"{"duration_api_ms":1,"type":"result","session_id":"s"}"#, .claudeStream),
        (#"{"timestamp":"t","type":"session_meta","payload":{"id":"x"}}"#, .codexRollout),
        (#"{"id":"x","timestamp":"t","instructions":"i"}"#, .codexRollout),
        (#"{"type":"thread.started","thread_id":"t"}"#, .codexStream),
        (#"{"type":"step_start","timestamp":1,"sessionID":"s","part":{}}"#, .opencodeStream),
        (#"{"sessionId":"s","projectHash":"h","startTime":"t"}"#, .geminiChatLines),
        ("{\n  \"sessionId\": \"s\",\n  \"startTime\": \"t\",\n  \"messages\": []\n}\n", .geminiChat),
        (#"{"type":"init","session_id":"s","model":"m"}"#, .geminiStream),
        (#"{"event": "launched", "properties": {}, "time": 1}"#, .aiderAnalytics),
    ]) func eachIsToldByWhatItSays(_ text: String, _ format: TranscriptFormat) throws {
        try put("any name", text + "\n")
        let isOneLine = !text.contains("\n")
        if isOneLine { try put("after other words/x", "[16:29:14] Starting\n" + text + "\n") }
        #expect(search().found.map(\.place) == Array(repeating: .file(format), count: isOneLine ? 2 : 1))
        #expect(search(format.agent).found.count == search().found.count)
        #expect(search(format.agent == .claude ? .codex : .claude).unrecognized.first?.format == format)
    }

    @Test(arguments: [
        #"{"type":"agent_start"}"#, #"{"type":"system","content":"You are Grok"}"#, #"{"role":"user","content":"x"}"#,
        #"{"type":"session","version":3,"id":"pi"}"#, "plain words", "{", "[1,2]",
        #"{"session_id":"s","hook_event_name":"Stop"}"#,
    ]) func whatIsInDoubtIsNamed(_ text: String) throws {
        try put("x.jsonl", text + "\n")
        #expect(search().found == [])
        #expect(search().unrecognized.map(\.path) == [FilePath.resolved(home.path("x.jsonl"))])
    }

    @Test func linesOfNoAgentAreTakenOnlyByTheirName() throws {
        try put("events.jsonl", "{\"event_type\":\"task_started\"}\n")
        #expect(search().found == [])
        #expect(search(.jsonl).found.map(\.place) == [.file(.events)])
    }

    @Test func aFirstLineMayBeLongerThanWhatIsReadAtFirst() throws {
        let text = String(repeating: "x", count: 300_000)
        try put("x.jsonl", "{\"type\":\"session_meta\",\"payload\":{\"text\":\"\(text)\"}}\n")
        #expect(search().found.map(\.place) == [.file(.codexRollout)])
    }

    @Test func foldersOfOpencodeAreTakenAsTheyAre() throws {
        try put("oc/storage/session/p/s.json", "{}")
        try put("oc/storage/message/s/m.json", "{}")
        try put("oc/opencode.db", "SQLite format 3\0")
        try put("oc/other.db", "SQLite format 3\0")
        #expect(search().found.map(\.place) == [.openCodeDatabase, .openCodeStorage])
        #expect(search().unrecognized.map(\.path) == [FilePath.resolved(home.path("oc/other.db"))])
    }

    @Test func whatIsMissingOrNoFileIsNamed() throws {
        try disk.link(home.path("link"), to: "/nowhere")
        let search = search(nil, "missing", "link")
        #expect(search.unreadable.map(\.path) == [home.path("missing")])
        #expect(search.unrecognized.map(\.path) == [home.path("link")])
    }

    @Test func whatIsKnownIsNotOpened() throws {
        try put("a.jsonl", "{}\n")
        let counting = FaultyDisk(counting: [.open])
        let paths = GivenPaths(of: nil, on: counting, known: { _, _ in .codexRollout })
        #expect(paths.search([home.path]).found.map(\.place) == [.file(.codexRollout)])
        // A folder is opened by the list itself.
        #expect(counting.operations == [])
    }
}
