import Decoding
import Domain
import JSON
import Platform
import TestSupport
import Testing

/// The output of the real program, against what is known to be true of it.
@Suite("corpora: Claude Code", .enabled(if: Corpora.areThere, "the corpora are not there; see $ROOST_CORPORA"))
struct ClaudeCorporaTests {
    @Test(arguments: ["claude", "claude-extra"])
    func streamsSayWhatIsExpectedOfThem(group: String) throws {
        let expected = try expectation()[group]?.objectValue ?? [:]
        #expect(expected.count > 10)
        for run in expected.fields {
            let told = try stream("real-runs/\(group)/\(run.key).stdout")
            try compare(told, try #require(run.value.objectValue), run.key)
        }
    }

    private func compare(_ told: ToldFacts, _ expected: JSONObject, _ name: String) throws {
        // What only a result says has no line of its own.
        let answers = told.messages.filter { $0.role == .assistant && $0.id != nil }
        #expect(told.errors.isEmpty && told.unknown.isEmpty, "\(name) \(told.errors) \(told.unknown)")
        #expect(told.lines == expected["lines"]?.integerValue.map(Int.init), "\(name)")
        #expect(answers.count == expected["assistant_lines"]?.integerValue.map(Int.init), "\(name)")
        #expect(Set(answers.map(\.id)).count == expected["distinct_message_ids"]?.integerValue.map(Int.init), "\(name)")
        #expect(told.calls.count == expected["tool_uses"]?.integerValue.map(Int.init), "\(name)")
        #expect(told.ends.count == expected["result_lines"]?.integerValue.map(Int.init), "\(name)")
        if told.lines > 0 {
            #expect(told.all.last?.origin.conversation == expected["session_id"]?.stringValue, "\(name)")
        }
        guard let end = told.ends.last else { return }
        #expect(end.subtype == expected["subtype"]?.stringValue, "\(name)")
        #expect(end.isError == (expected["is_error"] == .bool(true)), "\(name)")
        #expect(end.reason == expected["terminal_reason"]?.stringValue, "\(name)")
        #expect(end.reportedCostSoFar == expected["total_cost_usd"].flatMap(money), "\(name)")
        // Those that go on with another conversation say what that took too.
        guard !["fork", "resume"].contains(name) else { return }
        let usage = expected["model_usage"]?.objectValue.map(sum)
        #expect(told.total == usage ?? .none, "\(name)")
    }

    /// Each made one call of those ten tokens, whatever its result says of the whole conversation.
    @Test(arguments: ["hello", "resume", "fork"])
    func onlyWhatIsNewCounts(name: String) throws {
        let told = try stream("real-runs/claude/\(name).stdout")
        #expect(told.total == Usage(input: 10, output: 9, cacheRead: 11_000, cacheWrite5m: 2_000))
    }

    @Test func partialMessagesLeaveNothingToTheResult() throws {
        let told = try stream("real-runs/claude/tools-partial.stdout")
        #expect(ToldFacts.total(told.usages) == told.total)
        #expect(told.total.output == 252)
        #expect(told.firstTokens.count == 4)
    }

    /// The transcript of a conversation that was resumed or forked holds all of it, as its last result says; the one
    /// of `hello` is also that of `resume`. Where a turn was broken off the result has an estimate.
    @Test(arguments: [("claude", "-home-dev-project", 11), ("claude-extra", "-home-dev-project2", 4)])
    func transcriptsSayWhatTheirStreamsSaid(group: String, project: String, count: Int) throws {
        let ended = try (expectation()[group]?.objectValue ?? [:]).fields.filter { run in
            ["completed", "max_turns"].contains(run.value["terminal_reason"]?.stringValue) && run.key != "hello"
        }
        #expect(ended.count == count)
        for run in ended {
            let session = try #require(run.value["session_id"]?.stringValue)
            let transcript = try transcripts("real-runs/\(group)/projects/\(project)/\(session)")
            let live = try stream("real-runs/\(group)/\(run.key).stdout")
            #expect(transcript.errors.isEmpty && transcript.unknown.isEmpty, "\(run.key) \(transcript.unknown)")
            #expect(transcript.total == run.value["model_usage"]?.objectValue.map(sum), "\(run.key)")
            #expect(Set(transcript.calls.map(\.id)).isSuperset(of: live.calls.map(\.id)), "\(run.key)")
            #expect(Set(transcript.results).isSuperset(of: live.results), "\(run.key)")
        }
    }

    @Test func aRunThatOnlyTriesAgainSaysHowOften() throws {
        let told = try stream("real-runs/claude-apiretry/connection-error-retries-killed.stdout")
        #expect(told.retries.map(\.attempt) == Array(1...8))
        #expect(told.retries.allSatisfy { $0.status == nil && $0.attemptsMax == 10 && $0.delay != nil })
        #expect(told.ends.isEmpty && told.total == .none)
    }

    /// The figures were had from the same files in another language.
    @Test(arguments: [
        KnownSum(
            "DRMacIver+claude-reliability",
            94,
            70,
            903,
            Usage(input: 60, output: 842, cacheRead: 1_701_601),
            48_507
        ),
        KnownSum("marot+spotter", 309, 157, 29_702, Usage(input: 290, output: 29_124, cacheRead: 12_487_299), 591_006),
        KnownSum(
            "codemie-ai+codemie-code",
            108,
            23,
            24_610,
            Usage(input: 5_834, output: 20_002, cacheRead: 381_266),
            412_698
        ),
    ])
    func conversationsAreCountedOnce(known: KnownSum) throws {
        let all = try told(in: known.folder)
        let usages = all.flatMap(\.usages)
        let total = ToldFacts.total(usages)
        #expect(all.allSatisfy { $0.errors.isEmpty && $0.unknown.isEmpty })
        #expect(usages.count == known.lines)
        #expect(Set(usages.map(\.response)).count == known.responses)
        #expect(usages.reduce(0) { $0 + $1.usage.output } == known.naiveOutput)
        #expect(total.cacheWrite5m + total.cacheWrite1h == known.cacheWrites)
        #expect(Usage(input: total.input, output: total.output, cacheRead: total.cacheRead) == known.usage)
    }

    struct KnownSum: Sendable {
        let folder: String
        let lines: Int
        let responses: Int
        let naiveOutput: Int64
        let usage: Usage
        let cacheWrites: Int64

        init(_ folder: String, _ lines: Int, _ responses: Int, _ naive: Int64, _ usage: Usage, _ cacheWrites: Int64) {
            self.folder = folder
            self.lines = lines
            self.responses = responses
            self.naiveOutput = naive
            self.usage = usage
            self.cacheWrites = cacheWrites
        }
    }

    /// What is not known is what other agents wrote, and what was made up to be unknown.
    @Test(arguments: [
        ("slopus+happy", 0, 1_146), ("simonw+claude-code-transcripts", 0, 0), ("daaain+claude-code-log", 1, 3),
        ("ryoppippi+ccusage", 3, 0), ("kenn-io+agentsview", 90, 2), ("banteg+takopi", 110, 0),
        ("ccusage+ccusage", 13, 1),
    ])
    func whateverIsThereIsDecodedOrRefused(folder: String, unknown: Int, refused: Int) throws {
        let all = try told(in: folder)
        #expect(all.reduce(0) { $0 + $1.unknown.count } == unknown)
        #expect(all.reduce(0) { $0 + $1.errors.count } == refused)
    }

    @Test func aCompactionSaysHowLongTheConversationWas() throws {
        let told = try transcripts("marot+spotter/4d5611e5-241a-462a-8d15-5122611a9569")
        #expect(told.compactions == [Compaction(.ended, trigger: "auto", tokensBefore: 170_251)])
    }

    /// All files of a folder as transcripts, whatever they are.
    private func told(in folder: String) throws -> [ToldFacts] {
        try Corpora.files(in: folder, ending: ".jsonl").map { path in
            var decoder = ClaudeTranscriptDecoder()
            return ToldFacts(try SystemDisk().readAll(path, bytesMax: 64 << 20), by: &decoder)
        }
    }

    private func stream(_ path: String) throws -> ToldFacts {
        var decoder = ClaudeStreamDecoder()
        return ToldFacts(try bytes(path), by: &decoder)
    }

    /// A conversation with the transcripts of its sub-agents.
    private func transcripts(_ path: String) throws -> ToldFacts {
        var decoder = ClaudeTranscriptDecoder()
        let subagents = try Corpora.folder().map { "\($0)/\(path)" }.map { folder in
            try SystemDisk().status(of: folder) == nil ? [] : try Corpora.files(in: path, ending: ".jsonl")
        }
        let rest = try (subagents ?? []).flatMap { try SystemDisk().readAll($0, bytesMax: 64 << 20) }
        return ToldFacts(try bytes("\(path).jsonl") + rest, by: &decoder)
    }

    private func bytes(_ path: String) throws -> [UInt8] {
        try SystemDisk().readAll("\(Corpora.folder() ?? "")/\(path)", bytesMax: 64 << 20)
    }

    private func expectation() throws -> JSONObject {
        try #require(JSONReader.read(bytes("real-runs/expected.json")).objectValue)
    }

    private func money(_ value: JSONValue) -> Money? {
        switch value {
        case .integer, .decimal:
            Deliberate.ignore(because: "then it is none") { () throws(MoneyError) in
                try Money(dollars: JSONWriter.text(value))
            }
        case .null, .bool, .string, .array, .object: nil
        }
    }

    private func sum(_ models: JSONObject) -> Usage {
        models.fields.reduce(.none) { sum, model in
            func count(_ name: String) -> Int64 { model.value[name]?.integerValue ?? 0 }
            return sum.plus(
                Usage(
                    input: count("inputTokens"),
                    output: count("outputTokens"),
                    cacheRead: count("cacheReadInputTokens"),
                    cacheWrite5m: count("cacheCreationEphemeral5mInputTokens"),
                    cacheWrite1h: count("cacheCreationEphemeral1hInputTokens")
                )
            )
        }
    }
}
