import Domain
import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Queries

@Suite struct SessionInterestTests {
    @Test(
        arguments: [
            [:], ["task_id": "gh-45"], ["task_id": "gh-4500"], ["task_id": 450], ["details": "gh-450"],
            ["worker_id": "run-12"], ["tasks": [["task_id": "gh-450"]]],
        ] as [JSONObject]
    )
    func whatOnlyLooksLikeItIsNot(_ data: JSONObject) throws {
        let interest = SessionInterest(in: try TaskID("gh-450"), runs: ["run-1"])
        var event = try LogFixture.event("decision", "")
        event.data = data
        #expect(!interest.isAbout(event))
        for (key, id) in [("target", "run-1"), ("context_id", "gh-450"), ("scope_id", "gh-450")] {
            event.data = [key: .string(id)]
            #expect(interest.isAbout(event), "\(key)")
        }
    }

    @Test func aRunIsMetOnlyWhileItGoes() throws {
        let fixture = try LogFixture(for: "SessionInterestTests")
        let run = try LogRun(fixture.finished(output: ""), on: SystemDisk())
        let end = run.metadata.createdAt + .seconds(5)
        let interest = SessionInterest(in: run, endedAt: end)
        var event = try LogFixture.event("decision", "")
        event.data = ["task_id": "gh-450"]
        for (offset, isExpected) in [(-1, false), (0, true), (5, true), (6, false)] {
            event.createdAt = run.metadata.createdAt + .seconds(offset)
            #expect(interest.isAbout(event) == isExpected, "\(offset)")
        }
    }
}
