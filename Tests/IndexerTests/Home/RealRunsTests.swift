import Domain
import Indexer
import JSON
import Platform
import Store
import TestSupport
import Testing

/// The output of real agents, recorded bite by bite.
@Suite(
    "corpora: real runs in the index",
    .enabled(if: Corpora.areThere, "corpora: there are no real runs here")
)
struct RealRunsTests {
    private let seed = UInt64.random(in: 0...UInt64.max)
    private let home: IndexedHome

    init() throws { home = try IndexedHome(for: "RealRunsTests") }

    /// All streams of a folder, each as a run, and what it said on the other channel as another.
    private func record(_ folder: String, by agent: WorkerKind, _ random: inout SeededGenerator) throws -> Int {
        var count = 0
        for (suffix, channel) in [(".stdout", Channel.stdout), (".stderr", .stderr)] {
            for file in try Corpora.files(in: "real-runs/\(folder)", ending: suffix) {
                let bytes = try SystemDisk().readAll(file, bytesMax: 64 << 20)
                let bitesMax = max(400, bytes.count / 4)
                try home.recordInBites(bytes, by: agent, to: channel, bytesMax: bitesMax, &random) { report in
                    #expect(report.troubles.isEmpty && report.isComplete, "\(file), seed \(seed)")
                }
                count += 1
            }
        }
        return count
    }

    private func expectSameWhenRebuilt() throws {
        let live = try home.dump()
        let again = try home.rebuilt()
        #expect(live == again, "seed \(seed): \(IndexedHome.difference(live, again).joined(separator: "\n"))")
    }

    private func expected(_ agent: String) throws -> JSONObject {
        let file = try #require(Corpora.files(in: "real-runs", ending: "expected.json").first)
        let value = try JSONReader.read(SystemDisk().readAll(file, bytesMax: 1 << 20))
        return try #require(value[agent]?.objectValue)
    }

    @Test func claude() throws {
        var random = SeededGenerator(seed: seed)
        #expect(try record("claude", by: .claude, &random) > 20)
        try expectSameWhenRebuilt()
        try expectClaudesOwnCosts()
    }

    /// What Claude says that each session cost, to the nano-dollar. Hello is the first call of the session that resume
    /// goes on with, and a fork says what its parent cost too.
    private func expectClaudesOwnCosts() throws {
        let expected = try expected("claude")
        let runs = ["resume", "fork", "tools", "tools-partial", "subagent", "denied", "maxturns", "otel", "unicode"]
        let before = try nanodollars(expected["resume"])
        for run in runs {
            let told = try nanodollars(expected[run]) - (run == "fork" ? before : 0)
            let session = try #require(expected[run]?["session_id"]?.stringValue)
            let found = try home.rows(
                "SELECT sum(estimated_cost_nanodollars) FROM api_calls WHERE conversation = '\(session)'"
            )
            #expect(found == [[.integer(told)]], "\(run)")
        }
    }

    private func nanodollars(_ run: JSONValue?) throws -> Int64 {
        let cost = try #require(run?["total_cost_usd"])
        return try Money(dollars: JSONWriter.text(cost)).nanodollars
    }

    @Test func codex() throws {
        var random = SeededGenerator(seed: seed)
        #expect(try record("codex", by: .codex, &random) > 10)
        try expectSameWhenRebuilt()
        let expected = try expected("codex")
        for run in ["tools", "readonly"] {
            let thread = try #require(expected[run]?["thread_id"]?.stringValue)
            let total = try #require(expected[run]?["stream_total"])
            let (input, cached) = (total["input_tokens"]?.integerValue, total["cached_input_tokens"]?.integerValue)
            let found = try home.rows(
                """
                SELECT sum(tokens_input + tokens_cached_read), sum(tokens_cached_read), sum(tokens_output)
                FROM api_calls WHERE conversation = '\(thread)'
                """
            )
            let output = total["output_tokens"]?.integerValue
            #expect(found == [[.integer(input ?? -1), .integer(cached ?? -1), .integer(output ?? -1)]], "\(run)")
        }
    }

    @Test(
        arguments: [
            ("claude-extra", WorkerKind.claude), ("claude-apiretry", .claude), ("aider", .aider),
            ("mini-swe-agent", .shell), ("mcp", .shell),
        ]
    )
    func others(_ folder: String, _ agent: WorkerKind) throws {
        var random = SeededGenerator(seed: seed)
        _ = try record(folder, by: agent, &random)
        try expectSameWhenRebuilt()
    }
}
