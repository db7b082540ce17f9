import Domain
import TestSupport
import Testing

@testable import Queries

@Suite struct DecisionExplanationTests {
    private let story: StoryRecord

    init() throws { story = try StoryRecord(for: "DecisionExplanationTests") }

    private func why(_ sequence: Int64) throws -> Explanation {
        let row = StoryScript().row(StoryScript.today, sequence)
        return try story.record.explanation(of: try #require(try story.record.decision(row: row)))
    }

    @Test func itIsToldBecauseOfWhatAndWhatFollowed() throws {
        let why = try why(4)
        let facts = Dictionary(uniqueKeysWithValues: why.facts.map { ($0.label, $0.text) })
        #expect(facts["because"] == "Priority P1 task selected over P2")
        #expect(facts["input"] == #"available_tasks="gh-450, gh-451" priorities="1, 2""#)
        #expect(facts["output"] == "selected=gh-450" && facts["not"] == "gh-451 (priority 2)")
        #expect(facts["by"] == "Queue.next, Queue.swift:88" && facts["about"] == nil)
        let names = why.steps.map(\.entry.name)
        #expect(names.prefix(3) == ["poll_cycle", "worktree_already_exists", "preserve"])
        #expect(!names.contains("select_next_task") && why.hasMore)
    }

    @Test func whatItIsAboutMayBeARun() throws {
        try story.add("UPDATE logic_flow SET context_id = 'run-1' WHERE decision_point = 'retry'")
        #expect(try why(13).steps.contains { $0.entry.run == "run-2" && $0.entry.name == "ended" })
    }

    @Test func whatIsNotRecordedIsNotKnown() throws {
        #expect(
            try why(6).unknowns == [
                "what it was decided by: no input is recorded", "what was chosen: no output is recorded",
            ]
        )
        try story.add("UPDATE logic_flow SET context_id = NULL, decision_reason = NULL WHERE decision_point = 'assign'")
        #expect(try why(6).unknowns.first == "what followed: it is about no task or run of the record")
        #expect(try why(6).facts.first == ExplanationNote("because", "no reason is recorded"))
    }
}
