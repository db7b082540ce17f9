import Domain
import JSON
import Testing

@Suite struct TaskProgressTests {
    private func full() throws -> TaskProgress {
        var progress = TaskProgress()
        progress.step = 1
        progress.attempt = 3
        progress.failed = 2
        progress.interrupted = 1
        progress.failedStarts = [WallTime(nanoseconds: 5_000_000), WallTime(nanoseconds: 7_000_001)]
        progress.notBefore = WallTime(nanoseconds: 9_000_000)
        progress.lastRun = try RunID("run-7")
        progress.awaitedRetry = AwaitedRetry(try RunID("run-7"), by: "ada", isFailure: true)
        progress.slot = 2
        progress.hold = "added by run-6"
        progress.waits = "no slot is free"
        progress.blockedBy = try TaskID("gh-1")
        let followup = Followup(stepName: "tests", stepKind: .review, reason: "none yet")
        progress.carried = [StepCarry(step: .planner, run: nil, summary: "Three parts", followups: [followup])]
        return progress
    }

    @Test func nothingDoneYetIsShort() throws {
        #expect(JSONWriter.text(.object(TaskProgress().json)) == #"{"step":0,"attempt":0}"#)
        #expect(try TaskProgress(json: TaskProgress().json) == TaskProgress())
    }

    @Test func allOfItComesBack() throws {
        let progress = try full()
        #expect(progress.json.count == 13)
        #expect(try TaskProgress(json: progress.json) == progress)
    }

    @Test func whatCannotBeReadIsNamed() {
        #expect(throws: FieldError.missing("attempt")) { try TaskProgress(json: ["step": 0]) }
        #expect(throws: FieldError.wrong("failed_starts", expected: "a list of times")) {
            try TaskProgress(json: ["step": 0, "attempt": 0, "failed_starts": ["yesterday"]])
        }
    }

    @Test func aLongSummaryIsCutBetweenLetters() {
        let long = "x" + String(repeating: "é", count: StepCarry.summaryBytesMax)
        let summary = StepCarry(step: .work, run: nil, summary: long).summary
        #expect(summary.utf8.count <= StepCarry.summaryBytesMax + 3)
        #expect(summary.hasSuffix("é…"))
    }
}
