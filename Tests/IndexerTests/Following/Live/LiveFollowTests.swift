import Control
import Decoding
import Domain
import Glibc
import JSON
import Journal
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

@Suite struct LiveFollowTests {
    private let scene: LiveScene

    init() throws { scene = try LiveScene() }

    @Test func whatALiveRunSaysIsToldAsItComes() throws {
        try scene.listen()
        var run = try scene.begin()
        try scene.telling {
            #expect(try scene.isSummarized())
            #expect(scene.summaries.map(\.progress.task.text) == ["gh-450"])
            for line in ClaudeTalk.lines() { try scene.write(line, to: &run) }
            #expect(try scene.hears { scene.events.contains { $0.type == "turn_ended" } })
            #expect(
                try scene.heard { if case .progress(let told) = $0 { told.turns == 1 ? told : nil } else { nil } }
                    != nil
            )
            #expect(scene.events.map(\.type) == ["rate_limit", "turn_ended"])
            let tools = scene.facts.compactMap { if case .tool(let tool) = $0 { tool } else { nil } }
            #expect(tools.map(\.step) == [.known(.opened), .known(.closed)])
            #expect(tools.allSatisfy { $0.tool == "Bash" && $0.call == "toolu_1" })
            #expect(tools.map(\.isOK) == [nil, false])
            try scene.home.end(&run)
            #expect(try scene.hears { scene.facts.contains { if case .ended = $0 { true } else { false } } })
        }
    }

    @Test func aDatabaseThatSomebodyHasLockedDelaysNoFact() throws {
        try scene.listen()
        let index = try scene.home.open()
        _ = try index.pass()
        var run = try scene.begin()
        _ = try index.pass()
        let other = try IndexSchema.current.open(
            scene.home.paths.index,
            for: .write,
            on: SystemDisk(),
            at: scene.home.fixture.clock.now().wall
        )
        try scene.telling {
            #expect(try scene.isSummarized())
            let outcome: Result<Void, StoreError> = Result { () throws(StoreError) in
                try other.write { () throws(StoreError) in
                    // Whatever comes is told while the right to write is another's, usage and its sums as well.
                    let cameThrough = Result {
                        for line in ClaudeTalk.lines() { try scene.write(line, to: &run) }
                        return try scene.hears {
                            scene.usages.last?.run?.tokens.output == 120
                                && scene.events.contains { $0.type == "turn_ended" }
                        }
                    }
                    #expect(other.isWriting)
                    if case .success(let came) = cameThrough { #expect(came) } else { Issue.record("\(cameThrough)") }
                }
            }
            try outcome.get()
            // It was known before any of it was a row.
            #expect(try scene.home.rows("SELECT count(*) FROM api_calls") == [[.integer(0)]])
        }
    }

    @Test func whatWasSpentIsTheSameBeforeItIsWrittenAndAfterwards() throws {
        try scene.listen()
        try scene.home.record(ClaudeTalk.lines("c-0", message: "msg_0"))
        let index = try scene.home.open()
        _ = try index.pass()
        var run = try scene.begin()
        try scene.telling {
            #expect(try scene.isSummarized())
            for line in ClaudeTalk.lines() { try scene.write(line, to: &run) }
            #expect(try scene.hears { scene.usages.last?.run?.tokens.output == 120 })
            let told = try #require(scene.usages.last)
            #expect(told.run?.responses == 1 && told.task?.responses == 2 && told.day?.responses == 2)
            #expect((told.task?.nanodollars ?? 0) == 2 * (told.run?.nanodollars ?? -1))
            #expect(told.run?.unpriced == 0)

            scene.forget()
            _ = try index.pass()
            let written = try scene.home.rows(
                "SELECT sum(estimated_cost_nanodollars) FROM usage_rollups WHERE worker_id = '\(told.place.run.text)'"
            )
            #expect(written == [[.integer(told.run?.nanodollars ?? -1)]])
            // A second one counts on from what is written now.
            for line in ClaudeTalk.lines("c-1", message: "msg_2") { try scene.write(line, to: &run) }
            #expect(try scene.hears { scene.usages.last?.run?.responses == 2 })
            #expect(scene.usages.last?.day?.responses == 3)
        }
    }

    @Test func whoeverComesLaterIsToldInSummaries() throws {
        let index = try scene.home.open()
        var run = try scene.begin()
        for line in ClaudeTalk.lines().dropLast(3) { try scene.write(line, to: &run) }
        try scene.home.record(ClaudeTalk.lines("c-9", message: "msg_9"), of: "gh-9")
        _ = try index.pass()
        try scene.listen()
        try scene.telling {
            #expect(try scene.isSummarized())
            #expect(scene.events.isEmpty && scene.usages.isEmpty)
            let summary = try #require(scene.summaries.first)
            #expect(scene.summaries.count == 1)
            #expect(summary.progress.messages == 2 && summary.progress.toolCalls == 1)
            #expect(summary.openTools.map(\.tool) == ["Bash"])
            #expect(summary.model == "claude-sonnet-4-5" && summary.conversation == "c-1" && summary.agent == "claude")
            #expect(summary.spent?.tokens.output == 120)
            let totals = try #require(scene.totals.last)
            #expect(totals.areAll && totals.runs.count == 1)
            #expect(totals.tasks["gh-450"]?.responses == 1 && totals.spentToday.responses == 2)
            #expect(totals.day.upperBound - totals.day.lowerBound == .seconds(86_400))
        }
    }

    @Test func aRunThatBeginsMeanwhileIsToldOf() throws {
        try scene.listen()
        try scene.telling {
            #expect(try scene.isSummarized())
            var first = try scene.begin()
            #expect(try scene.hears { scene.summaries.count == 1 })
            // Of the same task, whose folder is there already.
            let second = try scene.begin()
            #expect(try scene.hears { scene.summaries.count == 2 })
            try scene.write(ClaudeTalk.lines()[5], to: &first)
            #expect(try scene.hears { scene.events.map(\.type) == ["rate_limit"] })
            withExtendedLifetime(second) {}
        }
    }

    @Test func noSecretIsTold() throws {
        try scene.listen()
        var run = try scene.begin()
        let secret = "ghp_" + String(repeating: "a1B2", count: 9)
        try scene.telling {
            #expect(try scene.isSummarized())
            for line in ClaudeTalk.lines(secret: secret) { try scene.write(line, to: &run) }
            #expect(try scene.hears { scene.events.contains { $0.type == "turn_ended" } })
            #expect(scene.events.last?.data["text"]?.stringValue?.contains("[redacted") == true)
            #expect(!scene.facts.contains { "\($0.json)".contains(secret) })
        }
    }
}
