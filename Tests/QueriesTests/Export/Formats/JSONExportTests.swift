import Domain
import JSON
import TestSupport
import Testing

@testable import Queries

@Suite struct JSONExportTests {
    private let story: StoryRecord

    init() throws { story = try StoryRecord(for: "JSONExportTests") }

    @Test func aTaskIsOneObjectWithAllThatIsOfIt() throws {
        let export = try story.json(.task("gh-450"))
        #expect(export.text("schema") == "roost.export/1" && export["redacted"] == true)
        let task = try #require(export.list("tasks").first)
        #expect(task.text("task") == "gh-450" && task.text("costUsd") == "1.75")
        #expect(task.list("decisions").count == 4 && task.list("triggers").count == 1)
        let first = try #require(task.list("decisions").first)
        #expect(first.text("reason")?.hasPrefix("Files modified") == true && first.text("chosen") == "preserve")
        #expect(task.list("worktreeOperations").first?["signs"]?["had_changes"] == true)
        let runs = task.list("runs")
        #expect(runs.map { $0.text("run") } == ["run-1", "run-2"])
        #expect(runs[0].list("events").count == 6 && runs[0].list("checkpoints").count == 1)
        #expect(runs[0].list("messages").map { $0.list("blocks").count } == [1, 2])
        #expect(runs[0].list("tools").first?.text("tool") == "Bash")
        let call = try #require(runs[0].list("calls").first)
        #expect(call["tokensCachedWrite1h"] == 50 && call["costNanodollars"] == 750_000_000)
        #expect(runs[0]["usage"]?.text("costUsd") == "0.75")
        #expect(export["costs"]?["total"]?.text("costUsd") == "1.75")
        #expect(export["costs"]?.list("byModel").map { $0.text("model") } == ["gpt-5", "claude-sonnet-4-5"])
    }

    @Test func everyListIsThereAlsoWhereItIsEmpty() throws {
        let export = try story.json(.window(.all))
        for name in ["triggers", "decisions", "worktreeOperations", "events"] { #expect(export[name] != nil) }
        for task in export.list("tasks") {
            for name in ["triggers", "decisions", "worktreeOperations", "changes", "runs"] {
                #expect(task[name] != nil)
            }
            for run in task.list("runs") {
                for name in ["decisions", "changes", "checkpoints", "events", "calls", "tools", "messages", "usage"] {
                    #expect(run[name] != nil)
                }
            }
        }
        let nothing = try story.json(.task("no-such-task"))
        #expect(nothing.list("tasks") == [] && nothing["costs"]?["total"]?["responses"] == 0)
    }

    @Test func aRowIsALineAndNoneIsThereTwice() throws {
        let text = try story.text(.window(.all), as: .json)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("{\"run\":") && $0.contains("tokensInput") }
        #expect(rows.count == 4 && Set(rows).count == 4)
        for name in ["tasks", "runs", "calls"] {
            let lines = text.split(separator: "\n").filter { $0.hasPrefix("\"\(name)\":[") }
            #expect(!lines.isEmpty)
        }
    }

    @Test func aPriceThatIsNotKnownIsNullAndNeverNothing() throws {
        let run = try #require(story.json(.run("run-3")).list("tasks").first?.list("runs").first)
        #expect(run.list("calls").map { $0["costUsd"] } == [.string("0.25"), .null])
        #expect(run["usage"]?["unpriced"] == 1)
    }
}
