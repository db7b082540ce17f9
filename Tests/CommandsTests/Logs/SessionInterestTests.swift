import Domain
import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct SessionInterestTests {
    @Test func anEventIsAboutWhatItsDataNames() throws {
        let fixture = try LogFixture(for: "SessionInterestTests")
        let run = try LogRun(fixture.finished(worker: "w-1", output: ""), on: SystemDisk())
        let task = SessionInterest(in: .task(run.metadata.task), [run], endedAt: nil)
        let worker = SessionInterest(in: .worker(try WorkerID("w-1")), [run], endedAt: nil)
        var event = try LogFixture.event("decision", "gh-450")
        #expect(!task.isAbout(event) && !worker.isAbout(event))
        event.data = ["task_id": "gh-450"]
        #expect(task.isAbout(event) && !worker.isAbout(event))
        event.data = ["worker": "w-1"]
        #expect(!task.isAbout(event) && worker.isAbout(event))
        event.data = ["run_id": .string(run.metadata.run.text)]
        #expect(task.isAbout(event) && worker.isAbout(event))
    }

    @Test func aRunIsMetOnlyWhileItGoes() throws {
        let fixture = try LogFixture(for: "SessionInterestTests")
        let run = try LogRun(fixture.finished(output: ""), on: SystemDisk())
        let end = run.metadata.createdAt + .seconds(5)
        let interest = SessionInterest(in: .run(run.paths), [run], endedAt: end)
        var event = try LogFixture.event("decision", "")
        event.data = ["task_id": "gh-450"]
        for (offset, isExpected) in [(-1, false), (0, true), (5, true), (6, false)] {
            event.createdAt = run.metadata.createdAt + .seconds(offset)
            #expect(interest.isAbout(event) == isExpected, "\(offset)")
        }
    }
}
