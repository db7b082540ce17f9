import Agents
import Domain
import JSON
import Platform
import TestSupport
import Testing

/// The demo agent, spoken to as the daemon speaks to Claude Code.
@Suite struct EarTests {
    private let speech = AgentSpeech(.demo, isInteractive: true)

    /// Starts it in a folder of its own; its output is read line by line.
    private func start(_ scene: DemoScene, _ prompt: String) throws -> RunningProgram {
        let script = "cd \"$0\" && exec \"$@\""
        let program = try Programs.path("roost-demo-agent")
        var order = AgentOrder(prompt: prompt)
        order.isInteractive = true
        order.arguments = ["--pace", "0s", "--lifetime", "60s"]
        let call = try AgentCommand(.demo, order)
        let agent = try RunningProgram("/bin/sh", ["-c", script, scene.folder, program] + call.arguments)
        try agent.type(String(decoding: try #require(call.firstInput), as: UTF8.self))
        return agent
    }

    private func say(_ wish: AgentWish, to agent: RunningProgram) throws {
        try agent.type(String(decoding: try speech.bytes(of: wish), as: UTF8.self))
    }

    private func read(_ agent: RunningProgram, until isIt: (JSONValue) -> Bool) throws -> JSONValue {
        var found: JSONValue?
        while found == nil, let line = try agent.readLine() {
            let value = try JSONReader.read(line)
            if isIt(value) { found = value }
        }
        return try #require(found, "the line that was waited for did not come")
    }

    private func question(_ agent: RunningProgram) throws -> AgentQuestion {
        try #require(AgentQuestion(line: try read(agent) { AgentQuestion(line: $0) != nil }))
    }

    private func result(_ agent: RunningProgram) throws -> JSONValue { try read(agent) { $0["type"] == "result" } }

    @Test func aPermissionIsAskedForAndAnswered() throws {
        let scene = try DemoScene()
        let agent = try start(scene, "demo: permit touch yes.txt ;; permit touch no.txt")
        let first = try question(agent)
        #expect(first.subject == "Bash: touch yes.txt" && first.reason != nil)
        try say(.permission(.allowed, request: first.request), to: agent)
        try say(.permission(.denied(message: "Not this."), request: try question(agent).request), to: agent)
        let denied = try read(agent) { $0["tool_result_meta"] != nil }
        #expect(denied["message"]?["content"]?.arrayValue?.first?["content"] == "Not this.")
        let result = try result(agent)
        #expect(result["permission_denials"]?.arrayValue?.count == 1 && result["is_error"] == false)
        #expect(try SystemDisk().list(scene.folder) == ["yes.txt"])
    }

    @Test func aQuestionIsAskedAndAnswered() throws {
        let scene = try DemoScene()
        let agent = try start(scene, "demo: ask Which colour? | Red | Blue")
        let asked = try question(agent)
        #expect(asked.items == [AgentQuestion.Item(text: "Which colour?", options: ["Red", "Blue"])])
        try say(.answer(.text("Blue"), to: asked), to: agent)
        #expect(try result(agent)["result"] == "The answer is: Blue")
    }

    @Test func aMessageSteersTheTurnThatGoesOn() throws {
        let scene = try DemoScene()
        let agent = try start(scene, "demo: say one ;; hear 30s ;; say last")
        _ = try read(agent) { $0["type"] == "assistant" }
        try say(.message("also this"), to: agent)
        let answer = try read(agent) { $0["type"] == "assistant" }
        #expect(answer["message"]?["content"]?.arrayValue?.first?["text"] == "Understood: also this")
        #expect(try result(agent)["result"] == "last")
        // Another message is another turn of the same conversation, and a script in it is played.
        try say(.message("demo: edit more.txt x ;; say more"), to: agent)
        #expect(try result(agent)["result"] == "more")
        #expect(try scene.text("more.txt") == "x\n")
    }

    @Test func anInterruptEndsTheTurnAndNotTheAgent() throws {
        let scene = try DemoScene()
        let agent = try start(scene, "demo: say one ;; sleep 50s ;; say never")
        _ = try read(agent) { $0["type"] == "assistant" }
        try say(.interrupt(request: "i-1"), to: agent)
        let answer = try read(agent) { $0["type"] == "control_response" }
        #expect(answer["response"]?["request_id"] == "i-1" && answer["response"]?["subtype"] == "success")
        let result = try result(agent)
        #expect(result["subtype"] == "error_during_execution" && result["is_error"] == true)
        try say(.message("go on"), to: agent)
        #expect(try self.result(agent)["is_error"] == false)
    }

    @Test func itEndsWhenNobodySpeaksAnyMore() throws {
        let scene = try DemoScene()
        let program = try Programs.path("roost-demo-agent")
        let first = try speech.bytes(of: .message("demo: say hello ;; permit touch x"))
        let result = try CommandTester(tool: "sh").arguments(
            "-c",
            "cd \"$0\" && exec \"$1\" --input-format stream-json"
        )
        .arguments(scene.folder, program).input(first).run()
        #expect(result.exitCode == 0 && result.stdout.contains("Nobody is there to answer."))
        #expect(try SystemDisk().list(scene.folder) == [])
    }
}
