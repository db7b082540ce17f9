import Domain
import TestSupport
import Testing

@testable import Queries

/// The two worked examples of the seed, and what is not known.
@Suite struct TaskExplanationTests {
    private let story: StoryRecord

    init() throws { story = try StoryRecord(for: "TaskExplanationTests") }

    private func why(_ id: String) throws -> Explanation {
        try story.record.explanation(of: try #require(try story.record.task(id)))
    }

    private func notes(_ step: ExplanationStep) -> [String: String] {
        Dictionary(uniqueKeysWithValues: step.notes.map { ($0.label, $0.text) })
    }

    @Test func whyAWorktreeWasPreservedIsToldWithItsSignsAndItsLogic() throws {
        let steps = try why("gh-450").steps
        let decision = try #require(steps.first { $0.entry.name == "worktree_already_exists" })
        #expect(
            decision.entry.text
                == "preserve: Files modified within last 60 minutes indicate fresh work, not stale crash"
        )
        #expect(notes(decision)["input"]?.contains("has_changes=true worker_running=false") == true)
        #expect(notes(decision)["output"] == #"action=preserve reason="Recent changes detected""#)
        let kept = try #require(steps.first { $0.entry.kind == .worktree })
        #expect(notes(kept)["signs"]?.hasSuffix("file_mtime_age_minutes=0.2") == true)
        #expect(
            notes(kept)["logic"]
                == #"check_order="has_changes, worker_running, file_mtime" threshold_minutes=60 result=preserve"#
        )
    }

    @Test func whyATaskWasSelectedIsToldWithWhatWasNot() throws {
        let selected = try #require(try why("gh-450").steps.first { $0.entry.name == "select_next_task" })
        #expect(selected.entry.text == "gh-450: Priority P1 task selected over P2")
        #expect(notes(selected)["not"] == "gh-451 (priority 2)")
        // The one that was not selected learns of it too.
        #expect(try why("gh-451").steps.first?.entry == selected.entry)
    }

    @Test func itIsToldFromTheTriggerToTheEndWithTheLastWordsOfTheAgent() throws {
        let why = try why("gh-450")
        #expect(why.title == "gh-450 Dashboard: Add token budget monitoring — completed, 2 runs")
        #expect(why.facts == [ExplanationNote("came of it", "pull request #496")])
        #expect(why.steps.first?.entry.kind == .trigger)
        #expect(why.steps.filter { $0.entry.name == "turn_ended" }.map(\.entry.run) == ["run-1", "run-2"])
        #expect(why.steps.contains { $0.entry.name == "retry" && $0.entry.text == "retry: exit 1; 2 retries left" })
        #expect(why.steps.last?.entry.name == "completed")
        #expect(!why.hasMore && why.unknowns == [])
    }

    @Test func whatIsNotRecordedIsToldAsNotKnown() throws {
        #expect(
            try why("gh-451").unknowns == [
                "what brought it up: no trigger is recorded for it (its source is \"github\")"
            ]
        )
        try story.add("UPDATE tasks SET source = 'manual' WHERE task_id = 'gh-451'")
        #expect(try why("gh-451").unknowns == [])
        #expect(try why("gh-452").unknowns.last == "why it has not run: no decision mentions it")
        #expect(try why("gh-452").facts == [ExplanationNote("failed", "OOM killed")])
        // A person has started it, which is no riddle; how it ended nobody saw.
        #expect(try why("manual-001").unknowns == ["how run-4 ended: nobody saw its end"])
        try story.add("DELETE FROM logic_flow WHERE decision_point = 'retry'")
        #expect(try why("gh-450").unknowns == ["why run-2 was started: no decision is recorded before it"])
    }
}
