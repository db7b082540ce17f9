import Domain
import JSON
import TestSupport
import Testing

@testable import Queries

@Suite struct TimelineEntryTests {
    private let story: StoryRecord

    init() throws { story = try StoryRecord(for: "TimelineEntryTests") }

    private func texts(_ id: String) throws -> [String: String] {
        let task = try #require(try story.record.task(id))
        let found = try story.record.timeline(of: task).rows
        return Dictionary(found.map { ("\($0.kind.rawValue) \($0.name)", $0.text) }) { first, _ in first }
    }

    @Test func eachIsALineInPlainWords() throws {
        let texts = try texts("gh-450")
        let expected = [
            "decision select_next_task": "gh-450: Priority P1 task selected over P2",
            "decision assign": "a worker was free",
            "worktree preserve": "/trees/gh-450  Recent changes detected - preserving completed work",
            "run started": "claude, step work, attempt 1, on worker-1-0",
            "run ended": "failed, exit 1: OOM killed",
            "agent retry": "attempt 1",
            "agent turn_ended": "I ran out of memory.",
            "call claude-sonnet-4-5": "150 tokens, $0.75",
            "checkpoint checkpoint 1": "2 files changed",
            "tool Bash": "ls  no answer",
            "tool Edit": "a.swift  no answer",
            "alert budget": "80 % of its budget is used.",
            "task completed": "Completed.",
        ]
        for (key, text) in expected { #expect(texts[key] == text, "\(key)") }
    }

    @Test(
        arguments: [
            (["ok": true], true), (["ok": false, "severity": "info"], false), (["severity": "error"], false),
            (["level": "critical"], false), (["severity": "warn"], nil), (["level": "info"], nil), ([:], nil),
        ] as [(JSONObject, Bool?)]
    )
    func whetherItIsWellIsToldWhereSomethingSaysSo(_ details: JSONObject, _ isSuccess: Bool?) {
        let at = WallTime(nanoseconds: 1_795_222_923_456_000_000)
        let entry = TimelineEntry(at: at, kind: .event, run: nil, name: "a", text: "b", details: details)
        #expect(entry.isSuccess == isSuccess)
    }

    @Test func aResponseWhosePriceIsNotKnownSaysSo() throws {
        #expect(try texts("gh-451")["call unheard-of"] == "14 tokens, price not known")
    }

    @Test func whatComesOfTheSameMomentStaysInItsOrder() {
        var told = TimelineStory()
        let time = WallTime(nanoseconds: 1)
        for name in ["a", "b"] {
            told.add([TimelineEntry(at: time, kind: .task, run: nil, name: name, text: "", details: [:])])
        }
        #expect(told.told(limit: 9).rows.map(\.name) == ["a", "b"] && told.told(limit: 1).hasMore)
    }

    @Test func howARunEndedIsSaidOnce() throws {
        var run: RecordedRun = try #require(try story.record.run("run-4"))
        #expect(run.ending == "lost" && run.duration == .seconds(1))
        run.outcome = "failed"
        run.exitCode = 3
        run.reason = "exit"
        #expect(run.ending == "failed, exit 3")
    }
}
