import Domain
import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Supervision

/// A whole backlog, worked through by real agents.
@Suite struct BacklogTests {
    /// One of ten kinds of task, and how it is to end.
    private struct Story {
        let text: String
        var agent = "demo"
        let end: TaskStatus
        var attempts = 1
        var data: JSONObject = [:]
    }

    private static let stories = [
        Story(text: "demo: say Hello", end: .completed),
        Story(text: "test -f mark || { touch mark; exit 3; }", agent: "shell", end: .completed, attempts: 2),
        Story(text: "exit 4", agent: "shell", end: .failed, attempts: 2, data: ["attemptsMax": 2]),
        Story(text: "demo: ask Which branch? | main | next ;; say Done", end: .completed),
        Story(text: "demo: permit git push ;; say Done", end: .completed),
        Story(text: "demo: rate-limit 1s wait ;; say Done", end: .completed, data: ["account": "limited"]),
        Story(text: "demo: outcome blocked No key", end: .blocked),
        Story(text: "demo: outcome needs-human Which way?", end: .blocked),
        Story(text: "echo hello", agent: "shell", end: .completed),
        Story(text: "demo: say I try ;; fail 3", end: .failed, attempts: 2, data: ["attemptsMax": 2]),
    ]

    private let count = 200

    @Test func twoHundredTasksEndAsTheyShould() throws {
        let flock = try FlockTrial(settings: "[accounts.limited]\nruns_max = 4")
        let repository = try ScratchRepository()
        let daemon = try flock.start(["--workers", "12", "--paused"])
        for index in 0..<count {
            let story = Self.stories[index % Self.stories.count]
            var data = story.data
            data["priority"] = .integer(Int64(index % 7))
            // Whatever a story ends as, what comes after it is one that is completed.
            if index >= 10, index % 4 == 0 { data["after"] = [.string("t-\(index - index % 10 - 10)")] }
            if index % 10 == 8 { data["repository"] = .string(repository.root) }
            try flock.add("t-\(index)", story.text, by: story.agent, data)
        }
        #expect(flock.count(.detected, in: try flock.status()) == Int64(count))
        try flock.ask("resume")
        #expect(try flock.settle(within: .seconds(60)))
        try flock.end(daemon)

        let standing = try flock.standing()
        for index in 0..<count {
            let story = Self.stories[index % Self.stories.count]
            let runs = try flock.runs(of: "t-\(index)")
            #expect(try standing.status(of: "t-\(index)") == story.end, "t-\(index): \(story.text)")
            #expect(runs.count == story.attempts, "t-\(index): \(story.text)")
        }
        try expectReasons(in: try flock.trial.events())
        try expectReplay(of: try flock.trial.events())
        #expect(try flock.launches().values.allSatisfy { $0 == 1 })
    }

    /// Each change of a task's status has a decision about it in the same turn.
    private func expectReasons(in events: [Event]) throws {
        var decided: [Int64: Set<String>] = [:]
        for event in events where event.sessionType == .known(.decision) {
            guard let turn = event.data["turn"]?.integerValue, let task = event.data["context_id"]?.stringValue else {
                continue
            }
            decided[turn, default: []].insert(task)
        }
        var changes = 0
        for event in events where event.sessionType == .known(.taskChanged) && event.data["status"] != nil {
            let turn = event.data["turn"]?.integerValue ?? -1
            let task = event.data["task_id"]?.stringValue ?? ""
            #expect(decided[turn]?.contains(task) == true, "\(event.message)")
            changes += 1
        }
        #expect(changes > 3 * count)
    }

    /// The facts of the journal lead to the decisions that stand in it, and with another priority to others.
    private func expectReplay(of events: [Event]) throws {
        #expect(try replay(events).differences == [])
        let other = try replay(events) { entry in
            if entry.id.text == "t-8" { entry.task.priority = -1 }
        }
        let first = try #require(other.differences.first { $0.made?.point == "select_task" })
        #expect(first.made?.output["selected"] == "t-8" && first.recorded?.output["selected"] != "t-8")
        #expect(first.made?.reason?.contains("priority -1") == true && first.made?.reason != first.recorded?.reason)
    }

    private func replay(
        _ events: [Event],
        editing edit: @escaping (inout TaskEntry) -> Void = { _ in }
    ) throws -> SchedulerReplay {
        var replay = SchedulerReplay(editing: edit)
        for event in events { try replay.take(event) }
        try replay.finish()
        return replay
    }
}
