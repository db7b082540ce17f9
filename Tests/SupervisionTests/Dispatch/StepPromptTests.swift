import Domain
import Testing

@testable import Supervision

@Suite struct StepPromptTests {
    private func prompt(_ step: TaskStep, _ kind: WorkerKind = .claude) throws -> StepPrompt {
        let task = try TaskID("gh-450")
        let entry = TaskEntry(
            task: Task(
                id: task,
                session: try SessionID("ses-2026-11-21-abcdef"),
                detectedAt: WallTime(nanoseconds: 0),
                source: "person"
            ),
            plan: TaskPlan(agent: "claude", text: "Fix the parser", lineage: task)
        )
        return StepPrompt(entry: entry, step: step, kind: kind)
    }

    @Test func workIsAskedForAsItStands() throws { #expect(try prompt(.work).text == "Fix the parser") }

    @Test(arguments: [TaskStep.planner, .review, .finalize]) func otherStepsSayWhatTheyAreFor(_ step: TaskStep) throws {
        let text = try prompt(step).text
        #expect(text.hasSuffix("\n\nFix the parser") && text.utf8.count > 100)
    }

    @Test func whatWasDoneBeforeIsCarriedOver() throws {
        var prompt = try prompt(.work)
        let followup = Followup(stepName: "docs", stepKind: .planner, reason: "they are old")
        prompt.carried = [StepCarry(step: .planner, run: nil, summary: "First the lexer.", followups: [followup])]
        prompt.attemptBefore = "The tests failed."
        #expect(
            prompt.text == """
                What was done before:

                ## planner
                First the lexer.
                - suggested: docs: they are old

                An attempt before this one came to nothing, and its work stands here: The tests failed.

                Fix the parser
                """
        )
    }

    @Test(arguments: [WorkerKind.shell, .git]) func aCommandStaysAsItIs(_ kind: WorkerKind) throws {
        var prompt = try prompt(.review, kind)
        prompt.attemptBefore = "It failed."
        #expect(prompt.text == "Fix the parser")
    }
}
