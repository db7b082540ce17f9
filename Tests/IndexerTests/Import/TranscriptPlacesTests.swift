import Indexer
import Platform
import TestSupport
import Testing

@Suite struct TranscriptPlacesTests {
    private let home: TemporaryHome
    private let disk = SystemDisk()

    init() throws { home = try TemporaryHome(for: "TranscriptPlaces") }

    private func make(_ names: String...) throws {
        for name in names {
            try disk.makeFolders(FilePath.folder(of: home.path(name)))
            try disk.createFile(home.path(name), with: Array("{}\n".utf8))
        }
    }

    private func search(_ agent: TranscriptAgent, _ values: [String: String] = [:]) -> TranscriptSearch {
        let environment = Environment(["HOME": home.path].merging(values) { $1 })
        return TranscriptPlaces(environment, on: disk).search(agent)
    }

    private func names(_ search: TranscriptSearch) -> [String] {
        search.found.map { String($0.path.dropFirst(FilePath.resolved(home.path).utf8.count + 1)) }
    }

    @Test func claudesTranscriptsStandByProjectWithThoseOfSubAgents() throws {
        try make(
            ".claude/projects/-a/s1.jsonl",
            ".claude/projects/-a/s1/subagents/agent-1.jsonl",
            ".claude/projects/-a/s1/subagents/agent-1.meta.json",
            ".claude/projects/-a/s1/subagents/deep/agent-2.jsonl",
            ".claude/projects/-b/agent-old.jsonl",
            ".claude/history.jsonl",
            ".config/claude/projects/-c/s2.jsonl"
        )
        let search = search(.claude)
        #expect(
            names(search) == [
                ".claude/projects/-a/s1/subagents/agent-1.jsonl", ".claude/projects/-a/s1/subagents/deep/agent-2.jsonl",
                ".claude/projects/-a/s1.jsonl", ".claude/projects/-b/agent-old.jsonl",
                ".config/claude/projects/-c/s2.jsonl",
            ]
        )
        #expect(search.found.allSatisfy { $0.place == .file(.claudeTranscript) && $0.agent == .claude })
        let status = try #require(try disk.status(of: home.path))
        #expect(FoundTranscript(path: "x", place: .openCodeStorage, status: status).agent == .opencode)
        #expect(search.bytes == 15)
    }

    @Test func theEnvironmentMovesThem() throws {
        try make("other/projects/-a/s.jsonl", "cx/archived_sessions/rollout-1.jsonl", "data/opencode/opencode.db")
        #expect(names(search(.claude, ["CLAUDE_CONFIG_DIR": home.path("other")])) == ["other/projects/-a/s.jsonl"])
        #expect(names(search(.codex, ["CODEX_HOME": home.path("cx")])) == ["cx/archived_sessions/rollout-1.jsonl"])
        #expect(names(search(.opencode, ["XDG_DATA_HOME": home.path("data")])) == ["data/opencode/opencode.db"])
    }

    @Test func theOtherAgentsHavePlacesOfTheirOwn() throws {
        try make(
            ".codex/sessions/2026/11/20/rollout-1.jsonl",
            ".codex/sessions/2026/11/20/notes.jsonl",
            ".codex/history.jsonl",
            ".gemini/tmp/abc/chats/session-1.json",
            ".gemini/tmp/abc/chats/session-2.jsonl",
            ".gemini/tmp/abc/logs.json",
            ".local/share/opencode/opencode-beta.db",
            ".local/share/opencode/opencode-beta.db-wal",
            ".local/share/opencode/storage/session/p/s.json"
        )
        #expect(names(search(.codex)) == [".codex/sessions/2026/11/20/rollout-1.jsonl"])
        let gemini = search(.gemini)
        #expect(gemini.found.map(\.place) == [.file(.geminiChat), .file(.geminiChatLines)])
        #expect(search(.opencode).found.map(\.place) == [.openCodeDatabase, .openCodeStorage])
        #expect(search(.aider).found == [] && search(.jsonl).found == [])
    }

    @Test func linksAreNotFollowedAndEveryWalkEnds() throws {
        try make(".claude/projects/-a/s.jsonl", "elsewhere/x.jsonl")
        try disk.link(home.path(".claude/projects/loop"), to: home.path(".claude/projects"))
        try disk.link(home.path(".claude/projects/out"), to: home.path("elsewhere"))
        try disk.link(home.path(".claude/projects/-a/file.jsonl"), to: home.path("elsewhere/x.jsonl"))
        #expect(names(search(.claude)) == [".claude/projects/-a/s.jsonl"])
    }

    @Test func aPlaceThatIsItselfALinkIsLookedThroughOnce() throws {
        try make("dotfiles/claude/projects/-a/s.jsonl")
        try disk.link(home.path(".claude"), to: home.path("dotfiles/claude"))
        let found = search(.claude, ["CLAUDE_CONFIG_DIR": home.path("dotfiles/claude")])
        #expect(names(found) == ["dotfiles/claude/projects/-a/s.jsonl"])
    }

    @Test func whatCannotBeReadIsNamedAndPassedOver() throws {
        try make(".claude/projects/-a/s.jsonl", ".claude/projects/-b/t.jsonl")
        // The first list is that of all projects.
        let refused = FaultyDisk(disk, [2: .fail(.accessDenied)], counting: [.list])
        let search = TranscriptPlaces(Environment(["HOME": home.path]), on: refused).search(.claude)
        #expect(names(search) == [".claude/projects/-b/t.jsonl"])
        #expect(search.unreadable.map(\.cause.errno) == [.accessDenied])
    }

    @Test func anAgentThatWasNeverUsedHasNothing() {
        for agent in TranscriptAgent.allCases { #expect(search(agent) == TranscriptSearch()) }
    }
}
