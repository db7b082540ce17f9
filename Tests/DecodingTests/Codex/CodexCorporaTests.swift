import Decoding
import Domain
import JSON
import Platform
import TestSupport
import Testing

/// The output of the real program, against what is known to be true of it.
@Suite("corpora: Codex", .enabled(if: Corpora.areThere, "the corpora are not there; see $ROOST_CORPORA"))
struct CodexCorporaTests {
    private let runs: JSONObject

    init() throws {
        let all = try JSONReader.read(Self.bytes("real-runs/expected.json")).objectValue
        runs = try #require(all?["codex"]?.objectValue)
    }

    @Test func streamsSayWhatIsExpectedOfThem() throws {
        for run in runs.fields where run.key != "text" {
            let expected = try #require(run.value.objectValue)
            var decoder = CodexStreamDecoder(
                forkedFrom: run.key == "fork" ? "01a1fb4f-cebc-7043-9161-0fe90e8afdbe" : nil
            )
            let told = ToldFacts(try Self.bytes("real-runs/codex/\(run.key).stdout"), by: &decoder)
            #expect(told.errors.isEmpty && told.unknown.isEmpty, "\(run.key) \(told.errors) \(told.unknown)")
            #expect(told.lines == count(expected["lines"]), "\(run.key)")
            #expect(told.ends.map(\.subtype) == [expected["ended"]?.stringValue], "\(run.key)")
            #expect(told.conversations.map(\.id) == [expected["thread_id"]?.stringValue], "\(run.key)")
            let commands = told.calls.filter { $0.name == "command_execution" }
            #expect(commands.count == count(expected["commands"]), "\(run.key)")
            #expect(told.results.count == told.calls.count, "\(run.key)")
            guard run.key != "fork", let sum = expected["stream_total"]?.objectValue else {
                #expect(told.reports.isEmpty, "\(run.key)")
                continue
            }
            #expect(told.reports.map(\.usage) == [counters(sum).usage], "\(run.key)")
        }
    }

    @Test func rolloutsSayWhatEachResponseTook() throws {
        for run in runs.fields {
            guard let expected = run.value.objectValue, let thread = expected["thread_id"]?.stringValue else {
                continue
            }
            let told = try rollout(thread)
            #expect(told.errors.isEmpty && told.unknown.isEmpty, "\(run.key) \(told.errors) \(told.unknown)")
            #expect(told.conversations.first?.id == thread, "\(run.key)")
            #expect(told.usages.count == count(expected["requests_in_rollout"]), "\(run.key)")
            let sum = told.usages.reduce(0) { $0 + $1.usage.sum }
            #expect(sum == expected["rollout_sum_last_total_tokens"]?.integerValue, "\(run.key)")
            #expect(told.usages.allSatisfy { $0.model == "gpt-5.1-codex" && $0.conversation == thread }, "\(run.key)")
        }
    }

    /// Each of the three made one call; the stream of the second and third say what all of them took.
    @Test func aThreadIsCountedOnceFromItsStreamsAndItsRollout() throws {
        var tally = UsageTally()
        for (name, parent) in [("hello", nil), ("resume", nil), ("fork", "01a1fb4f-cebc-7043-9161-0fe90e8afdbe")] {
            var decoder = CodexStreamDecoder(forkedFrom: parent)
            let told = ToldFacts(try Self.bytes("real-runs/codex/\(name).stdout"), by: &decoder)
            for report in told.reports { tally.record(report) }
        }
        #expect(tally.total.usage.sum == 38)
        for thread in ["01a1fb4f-cebc-7043-9161-0fe90e8afdbe", "01a1fb50-0b82-7e22-8699-7b39eae0ed1a"] {
            for report in try rollout(thread).usages { tally.record(report) }
        }
        #expect(tally.total.usage.sum == 57)
    }

    @Test func toolsSayHowTheyEnded() throws {
        let told = try rollout("01a1fb4f-e2f9-7393-87bf-42b768ed17e6")
        #expect(told.calls.map(\.id) == told.results.map(\.call))
        #expect(told.results.map(\.isError).filter(\.self).count == 1)
        #expect(told.calls.allSatisfy { !$0.input.isEmpty })
    }

    /// What is not known is what other agents wrote, and what was made up to be unknown.
    @Test(arguments: ["kenn-io+agentsview/internal/parser/testdata/codex", "ryoppippi+ccusage", "ccusage+ccusage"])
    func whateverIsThereIsDecodedOrRefused(folder: String) throws {
        for path in try Corpora.files(in: folder, ending: ".jsonl") {
            var decoder = CodexRolloutDecoder()
            let told = ToldFacts(try SystemDisk().readAll(path, bytesMax: 64 << 20), by: &decoder)
            #expect(told.lines > 0)
            guard path.contains("codex") || path.contains("modern") else { continue }
            #expect(!told.conversations.isEmpty || !told.usages.isEmpty || path.contains("session-alpha"), "\(path)")
        }
    }

    private func rollout(_ thread: String) throws -> ToldFacts {
        let paths = try Corpora.files(in: "real-runs/codex/sessions", ending: "\(thread).jsonl")
        var decoder = CodexRolloutDecoder()
        return ToldFacts(try SystemDisk().readAll(#require(paths.first), bytesMax: 64 << 20), by: &decoder)
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        try SystemDisk().readAll("\(Corpora.folder() ?? "")/\(path)", bytesMax: 64 << 20)
    }

    private func count(_ value: JSONValue?) -> Int? { value?.integerValue.map(Int.init) }

    private func counters(_ told: JSONObject) -> CodexCounters {
        func count(_ name: String) -> Int64 { told[name]?.integerValue ?? 0 }
        return CodexCounters(
            input: count("input_tokens"),
            cached: count("cached_input_tokens"),
            cacheWrite: count("cache_write_input_tokens"),
            output: count("output_tokens"),
            reasoning: count("reasoning_output_tokens")
        )
    }
}
