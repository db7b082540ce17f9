import Decoding
import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Demo

/// What the demo agent says is what the decoder of Claude Code understands.
@Suite struct SpeakerTests {
    private let scene: DemoScene

    init() throws { scene = try DemoScene() }

    @Test func whatItDoesIsDoneAndDecoded() throws {
        let result = try scene.play(
            """
            Please work.
            demo:
            # a remark
            think about it
            edit a.txt one
            edit a.txt two
            write b/c.txt three
            read a.txt
            run echo made > d.txt; echo said; exit 3
            usage 1000 100
            say All done.
            """
        )
        #expect(result.exitCode == 0, "\(result.stderr)")
        #expect(try scene.text("a.txt") == "one\ntwo\n" && scene.text("b/c.txt") == "three\n")
        #expect(try scene.text("d.txt") == "made\n")
        let facts = try DemoScene.facts(result.stdoutBytes)
        let results = facts.compactMap { fact -> ToolResult? in
            guard case .block(let block) = fact, case .toolResult(let told) = block.content else { return nil }
            return told
        }
        #expect(results.map(\.isError) == [false, false, false, false, true])
        #expect(results[3].text == "one\ntwo\n" && results[4].text.contains("said"))
        let calls = facts.compactMap { fact -> String? in
            guard case .block(let block) = fact, case .toolCall(let told) = block.content else { return nil }
            return told.name
        }
        #expect(calls == ["Edit", "Edit", "Write", "Read", "Bash"])
        let end = try #require(facts.compactMap { if case .turnEnded(let end) = $0 { end } else { nil } }.last)
        #expect(end.text == "All done." && !end.isError)
        let usages = facts.compactMap { if case .usage(let told) = $0 { told } else { nil } }
        let last = try #require(usages.last { $0.scope == .response })
        #expect(last.usage.input == 1_000 && last.usage.output == 100)
        #expect(usages.contains { $0.reportedCost != nil })
    }

    @Test func noTwoRunsShareAnId() throws {
        let prompt = "demo: say one ;; say two"
        let ids = try [scene.play(prompt), scene.play(prompt)].flatMap { result in
            try DemoScene.facts(result.stdoutBytes).compactMap {
                if case .message(let told) = $0 { told.id } else { nil }
            }
        }
        #expect(ids.count == 4 && Set(ids).count == 4)
        let named = try [1, 2].map { _ in try scene.play(prompt, [], ["ROOST_RUN": "run-1"]).stdoutBytes }
        let conversations = try named.map {
            try DemoScene.facts($0).compactMap { fact -> String? in
                if case .conversation(let told) = fact { told.id } else { nil }
            }
        }
        #expect(conversations[0] == conversations[1])
    }

    @Test func aConversationThatIsGoneOnWithKeepsItsId() throws {
        let speaker = try Speaker(DemoOptions(["-p", "x", "--resume", "c-1"], Environment([:])), seed: 1)
        #expect(speaker.conversation == "c-1")
        #expect(try scene.play("demo: say x", ["--resume", "c-1"]).stdout.contains("\"session_id\":\"c-1\""))
    }
}
