import Decoding
import Domain
import Testing

/// What people read of each kind of fact, to the letter.
@Suite struct FactRenderingTests {
    private let rendering = FactRendering()

    /// The title, and the lines under it.
    private func shown(_ part: RenderedPart?) -> [String] {
        guard let part else { return [] }
        let more = part.hiddenLineCount > 0 ? ["… \(part.hiddenLineCount)"] : []
        return (part.title.isEmpty ? [] : [part.title.text]) + part.lines.map(\.text.text) + more
    }

    private func call(_ name: String, _ input: String) -> [String] {
        shown(rendering.part(of: ToolCall(id: nil, name: name, input: input)))
    }

    @Test func whatIsSaidIsShownAsItIsWithoutBlankEnds() {
        #expect(
            shown(rendering.part(ofText: "\n\nI will\n\n\tuse 日本.\n", in: .assistant)) == ["I will", "", "    use 日本."]
        )
        #expect(rendering.part(ofText: " \n", in: .user) == nil)
        #expect(rendering.part(ofText: "a", in: .user)?.kind == .user)
    }

    @Test func thinkingIsDimmedAndCounted() throws {
        let part = try #require(rendering.part(ofThinking: "The month is\nhard-coded."))
        #expect(shown(part) == ["thinking (4 words)", "The month is", "hard-coded."])
        #expect(part.lines[0].text.spans.map(\.style.traits) == [.dim])
        #expect(rendering.part(ofThinking: "") == nil)
    }

    @Test func aToolCallNamesTheArgumentThatTellsMost() {
        #expect(call("Bash", #"{"description":"Run","command":"swift test"}"#) == ["▸ Bash  swift test"])
        #expect(call("Read", #"{"file_path":"/a/b.swift","limit":3}"#) == ["▸ Read  /a/b.swift"])
        #expect(call("Grep", #"{"pattern":"FAIL","-n":true}"#) == ["▸ Grep  FAIL"])
        #expect(call("shell", #"{"command":["bash","-lc","ls"]}"#) == ["▸ shell  bash -lc ls"])
        #expect(call("odd", #"{"x":1}"#) == [#"▸ odd  {"x":1}"#])
        #expect(call("bare", "{}") == ["▸ bare"])
        #expect(call("broken", #"{"command":"#) == [#"▸ broken  {"command":"#])
    }

    @Test func aCommandOfSeveralLinesIsShownWhole() {
        #expect(call("Bash", #"{"command":"cd x\nmake"}"#) == ["▸ Bash  cd x …", "cd x", "make"])
    }

    @Test func anEditIsADifference() {
        let old = #""a\nb\nlet days = 30\nc\nd""#
        let new = #""a\nb\nlet days = n\n// why\nc\nd""#
        let input = #"{"file_path":"B.swift","old_string":\#(old),"new_string":\#(new)}"#
        #expect(
            call("Edit", input) == [
                "▸ Edit  B.swift  +2 -1", "  b", "- let days = 30", "+ let days = n", "+ // why", "  c",
            ]
        )
        #expect(call("Write", #"{"file_path":"x","content":"one\ntwo\n"}"#) == ["▸ Write  x  +2", "+ one", "+ two"])
        let edits = #"{"path":"x","edits":[{"old_string":"a","new_string":"b"},{"old_string":"c","new_string":""}]}"#
        #expect(call("MultiEdit", edits) == ["▸ MultiEdit  x  +1 -2", "- a", "+ b", "- c"])
    }

    @Test func aPatchSaysItselfWhatItChanges() {
        let patch = #""*** Begin Patch\n*** Update File: a.txt\n@@\n-old\n+new\n*** End Patch""#
        #expect(
            call("apply_patch", patch) == [
                "▸ apply_patch  *** Begin Patch …", "*** Update File: a.txt", "@@", "- old", "+ new",
            ]
        )
    }

    @Test func aResultIsItsFirstLinesAndHowManyMore() {
        let text = (1...9).map { "line \($0)" }.joined(separator: "\n")
        let result = ToolResult(call: nil, text: text, isError: false)
        #expect(shown(rendering.part(of: result)) == ["└ ✓"] + (1...6).map { "line \($0)" } + ["… 3"])
        #expect(shown(FactRendering.whole.part(of: result)).count == 10)
    }

    @Test func aFailureIsMarked() {
        let part = rendering.part(of: ToolResult(call: nil, text: "no such file", isError: true), tool: "Read")
        #expect(shown(part) == ["└ Read ✗ failed", "no such file"])
        #expect(part.isFailure)
        let none = rendering.part(of: ToolResult(call: nil, text: "", isError: false))
        #expect(shown(none) == ["└ ✓ (no output)"])
    }

    @Test func whatAToolPrintedKeepsItsColoursAndNothingElse() throws {
        let text = "\u{1B}[31mred\u{1B}[0m \u{1B}]0;title\u{7}plain\n1%\r50%\r100%\n\u{202E}x"
        let part = rendering.part(of: ToolResult(call: nil, text: text, isError: false))
        #expect(part.lines.first?.text.text == "red plain")
        #expect(part.lines.first?.text.spans.map(\.style.foreground) == [.indexed(1)])
        #expect(part.lines.dropFirst().first?.text.text == "100%")
    }

    @Test func whatAnAgentSaysOfItselfIsOneLine() throws {
        let reset = try WallTime(iso: "2026-11-21T12:00:00.000Z")
        let limit = RateLimit(status: "rejected", kind: "five_hour", resetsAt: reset, utilization: "0.97")
        let line = "· rate limit  five hour  rejected  used 0.97  until 2026-11-21T12:00:00.000Z"
        #expect(shown(rendering.part(of: .rateLimit(limit))) == [line])
        let asked = Permission(.asked(request: "r"), call: nil, tool: "Bash", reason: "it pushes")
        #expect(shown(rendering.part(of: .permission(asked))) == ["? may it use Bash  it pushes"])
        let denied = Permission(.denied, call: nil, tool: "Bash")
        #expect(shown(rendering.part(of: .permission(denied))) == ["· denied  Bash"])
        let retry = Retry(attempt: 2, attemptsMax: 10, delay: .milliseconds(500), status: 529, error: "overloaded")
        #expect(
            shown(rendering.part(of: .retry(retry))) == [
                "· tries again  attempt 2 of 10  in 500ms  HTTP 529  overloaded"
            ]
        )
        let subagent = Subagent(.started, id: "a", call: nil, kind: "Explore", summary: "find it")
        #expect(shown(rendering.part(of: .subagent(subagent))) == ["· sub-agent  Explore  started  find it"])
        #expect(rendering.part(of: .subagent(subagent))?.depth == 1)
        let compaction = Compaction(.ended, trigger: "auto", tokensBefore: 150_000)
        #expect(shown(rendering.part(of: .compaction(compaction))) == ["· compaction  done  auto  from 150000 tokens"])
        #expect(shown(rendering.part(of: .unknown(type: "new_thing"))) == ["· unknown  new_thing"])
        #expect(rendering.part(of: .message(Message(role: .user))) == nil)
    }

    @Test func theEndOfATurnTellsHowItWentAndWhatItTook() throws {
        var end = TurnEnd()
        end.duration = .seconds(90)
        end.reportedCostSoFar = Money(nanodollars: 21_000_000)
        #expect(shown(rendering.part(of: .turnEnded(end))) == ["✓ turn ended  in 1m30s  $0.02 so far"])
        end.isError = true
        end.subtype = "error_max_turns"
        end.errors = ["too many"]
        #expect(
            shown(rendering.part(of: .turnEnded(end))) == [
                "✗ turn failed  error_max_turns  in 1m30s  $0.02 so far", "too many",
            ]
        )
        let usage = Usage(input: 3, output: 120, cacheRead: 9000, cacheWrite5m: 10, cacheWrite1h: 5)
        #expect(
            shown(rendering.part(of: usage, cost: Money(nanodollars: 10_965_000))) == [
                "· tokens  3 in, 120 out, 9000 from cache, 15 to cache  $0.01"
            ]
        )
    }
}
