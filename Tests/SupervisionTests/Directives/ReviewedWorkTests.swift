import Domain
import JSON
import Journal
import Runs
import Testing

@testable import Supervision

@Suite struct ReviewedWorkTests {
    @Test func withoutAWorktreeTheRunsAreToldAllTheSame() throws {
        let sample = try SampleRuns()
        let run = sample.ended(try sample.running())
        let work = ReviewedWork(review: nil, runs: [run])
        #expect(work.text == "there is no worktree")
        let data = work.data(with: ["task": ["task_id": "gh-450"]])
        #expect(data["review"] == nil && data["task"]?["task_id"] == "gh-450")
        let told = data["runs"]?.arrayValue?.first
        #expect(told?["run_id"]?.stringValue == run.metadata.run.text && told?["outcome"] == "completed")
    }
}
