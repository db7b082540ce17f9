import Control
import Decoding
import Domain
import JSON
import Testing

@testable import Indexer

@Suite struct LiveStateTests {
    private let at = WallTime(nanoseconds: 1_795_222_923_456_000_000)
    private let origin = LineOrigin(bytes: 0..<10)

    private func state() throws -> LiveState {
        LiveState(
            run: try RunID("run-20261121-010203-456789-7k2mq9"),
            task: try TaskID("gh-450"),
            worker: nil,
            agent: "claude",
            createdAt: at,
            text: LiveText(Redactor())
        )
    }

    private func call(_ id: String?, _ name: String = "Bash") -> Fact {
        .block(Block(index: 0, content: .toolCall(ToolCall(id: id, name: name, input: "{}")), bytes: 0..<1))
    }

    private func result(_ id: String?) -> Fact {
        .block(Block(index: 0, content: .toolResult(ToolResult(call: id, text: "", isError: false)), bytes: 0..<1))
    }

    private func take(_ facts: [Fact], into state: inout LiveState) -> [IndexFact] {
        facts.compactMap { state.take($0, at: state.place(.stdout, 0, at), from: origin) }
    }

    /// Claude Code writes a message of its own where its API has refused it for good.
    @Test func aRefusalIsNoWordOfTheModel() throws {
        var state = try state()
        var refused = Message(role: .assistant)
        refused.error = "rate_limit"
        #expect(take([.message(refused)], into: &state).count == 1)
        #expect(state.progress.lastMessageAt == nil && state.progress.messages == 1)
        _ = take([.message(Message(role: .assistant))], into: &state)
        #expect(state.progress.lastMessageAt == at)
    }

    @Test func aToolIsOpenUntilItsResultComes() throws {
        var state = try state()
        _ = take([call("a"), call("b", "Read"), result("a")], into: &state)
        #expect(state.summary.openTools.map(\.tool) == ["Read"])
        #expect(state.progress.toolCalls == 2)
        let told = take([result("b"), result("never-asked")], into: &state)
        #expect(state.summary.openTools.isEmpty && told.count == 2)
    }

    /// A line is cut, and a secret that the cut goes through would not be known for one.
    @Test func whatAToolIsToDoIsToldWithoutItsSecretsWhereverItIsCut() throws {
        let token = "ghp_" + String(repeating: "a1B2", count: 9)
        for length in stride(from: 100, through: 160, by: 5) {
            var state = try state()
            let command = "echo \(String(repeating: "x", count: length)) \(token)"
            let call = ToolCall(id: "a", name: "Bash", input: "{\"command\":\"\(command)\"}")
            _ = take([.block(Block(index: 0, content: .toolCall(call), bytes: 0..<1))], into: &state)
            let what = try #require(state.summary.openTools.first?.what)
            #expect(what.hasPrefix("echo xxx") && !what.contains("a1B2"), "\(length)")
        }
    }

    @Test func permissionIsAskedForUntilItIsDeniedOrTheToolAnswers() throws {
        var state = try state()
        _ = take([.permission(Permission(.asked(request: "r"), call: "a", tool: "Bash"))], into: &state)
        #expect(state.summary.permissions.map(\.type) == ["permission_asked"])
        _ = take([.permission(Permission(.denied, call: "a"))], into: &state)
        #expect(state.summary.permissions.isEmpty)
        _ = take([.permission(Permission(.asked(request: "r"), call: "b", tool: "Bash")), result("b")], into: &state)
        #expect(state.summary.permissions.isEmpty)
    }

    @Test func theEndOfATurnLeavesNothingOpen() throws {
        var state = try state()
        let asked = Fact.permission(Permission(.asked(request: "r"), call: "a", tool: "Bash"))
        _ = take([call("a"), asked, .turnEnded(TurnEnd())], into: &state)
        #expect(state.summary.openTools.isEmpty && state.summary.permissions.isEmpty)
        #expect(state.progress.turns == 1)
    }

    @Test func ofEachLimitTheLastWordCounts() throws {
        var state = try state()
        func limit(_ kind: String, _ used: String) -> Fact {
            .rateLimit(RateLimit(status: "allowed", kind: kind, resetsAt: nil, utilization: used))
        }
        _ = take([limit("five_hour", "0.1"), limit("seven_day", "0.2"), limit("five_hour", "0.3")], into: &state)
        let used = state.summary.events.map { $0.data["utilization"]?.stringValue }
        #expect(used == ["0.2", "0.3"])
    }

    @Test func aMessageInSeveralLinesIsOne() throws {
        var state = try state()
        var message = Message(role: .assistant)
        message.id = "msg_1"
        message.model = "claude-sonnet-4-5"
        _ = take([.message(Message(role: .user)), .message(message), .message(message)], into: &state)
        #expect(state.progress.messages == 2 && state.progress.lastMessageAt == at)
        #expect(state.summary.model == "claude-sonnet-4-5")
    }

    @Test func whatCouldGrowIsBounded() throws {
        var state = try state()
        _ = take((0..<500).map { call("call-\($0)") }, into: &state)
        #expect(state.summary.openTools.count == LiveLimits.namedMax)
        #expect(state.summary.openTools.last?.call == "call-499")
        let asked = (0..<500).map { Fact.permission(Permission(.asked(request: "r"), call: "\($0)")) }
        _ = take(asked, into: &state)
        #expect(state.summary.permissions.count == LiveLimits.namedMax)
    }

    @Test func howFarItWasReadIsKnownByChannel() throws {
        var state = try state()
        state.read(.stdout, upTo: 100, at: at)
        state.read(.stderr, upTo: 7, at: at.advanced(by: .seconds(-1)))
        #expect(state.progress.read == [.stdout: 100, .stderr: 7] && state.progress.lastOutputAt == at)
    }

    @Test func whateverAnAgentNamesASummaryFitsAFrame() throws {
        var state = try state()
        let long = String(repeating: "\u{1}", count: 3_000)
        let asked = (0..<200).map {
            Fact.permission(Permission(.asked(request: "\($0)\(long)"), call: "\($0)\(long)", tool: long))
        }
        let limits = (0..<200).map {
            Fact.rateLimit(RateLimit(status: long, kind: "\($0)\(long)", resetsAt: nil, utilization: nil))
        }
        _ = take(asked + limits + (0..<200).map { call("\($0)\(long)", long) }, into: &state)
        let summary = state.summary
        #expect(JSONWriter.bytes(.object(IndexFact.summary(summary).json)).count < ControlLimits.frameBytesMax / 2)
        #expect(summary.openTools.last?.call?.hasPrefix("199") == true && summary.openTools.count > 3)
        #expect(summary.permissions.last?.data["request"]?.stringValue?.hasPrefix("199") == true)
        #expect(summary.events.last?.data["kind"]?.stringValue?.hasPrefix("199") == true)
    }
}
