import Domain
import TestSupport
import Testing

@testable import Queries

@Suite struct RunExplanationTests {
    private let story: StoryRecord

    init() throws { story = try StoryRecord(for: "RunExplanationTests") }

    private func why(_ id: String) throws -> Explanation {
        try story.record.explanation(of: try #require(try story.record.run(id)))
    }

    private func facts(_ why: Explanation) -> [String: String] {
        Dictionary(why.facts.map { ($0.label, $0.text) }, uniquingKeysWith: { first, _ in first })
    }

    @Test func whatStartedItAndHowItEndedIsTold() throws {
        let why = try why("run-1")
        #expect(why.title == "run-1 — failed, exit 1: OOM killed")
        #expect(facts(why)["started by"] == "the daemon, session \(StoryScript.today)")
        #expect(facts(why)["what"] == "claude, claude-sonnet-4-5, work, attempt 1")
        let names = why.steps.map(\.entry.name)
        #expect(names.first == "issue_detected" && names.contains("select_next_task") && names.contains("step_failed"))
        #expect(!why.steps.contains { $0.entry.run == "run-2" })
        #expect(why.unknowns == [])
    }

    @Test func theSecondRunIsToldFromTheEndOfTheFirst() throws {
        let names = try why("run-2").steps.map(\.entry.name)
        #expect(names.first == "retry" && !names.contains("select_next_task"))
    }

    @Test func whatGoesOnIsToldWithTheLastVerdict() throws {
        let why = try why("run-3")
        #expect(why.title == "run-3 — running")
        #expect(facts(why)["verdict"] == "waiting permission: it asks whether it may do something")
        // VerdictNotes takes the last verdict apart.
        #expect(facts(why)["evidence"] == "it asks: Bash: git push")
        #expect(facts(why)["sure"]?.hasPrefix("certain, as of 2026-11-2") == true)
        #expect(why.steps.last?.entry.name == "permission_asked")
        // What it calls itself is no reason for anything.
        #expect(!why.steps.contains { $0.entry.name == "title" })
        #expect(AgentTelling.types.contains("rate_limit"))
    }

    @Test func whatIsNotSeenIsNotKnown() throws {
        #expect(try facts(why("run-4"))["started by"] == "a person's command, session \(StoryScript.command)")
        #expect(try why("run-4").unknowns == ["how run-4 ended: nobody saw its end"])
        try story.add("UPDATE worker_sessions SET session_id = NULL WHERE worker_id = 'run-4'")
        #expect(try facts(why("run-4"))["started by"] == "\"roost run\": it belongs to no session of a daemon")
        #expect(try why("run-4").unknowns == ["how run-4 ended: nobody saw its end"])
        try story.add(
            """
            INSERT INTO worker_sessions(worker_id, task_id, spawned_at, completed_at, status)
            VALUES('run-5', 'gh-452', '2026-11-20T08:30:00Z', '2026-11-20T08:31:00Z', 'completed')
            """
        )
        #expect(
            try why("run-5").unknowns == [
                "what started run-5: it belongs to no session, and no decision is recorded before it",
                "how run-5 ended: neither an exit code nor an outcome is recorded",
            ]
        )
    }
}
