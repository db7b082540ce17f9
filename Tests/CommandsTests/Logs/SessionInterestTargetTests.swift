import Domain
import JSON
import Journal
import Platform
import Queries
import TestSupport
import Testing

@testable import Commands

@Suite struct SessionInterestTargetTests {
    @Test func anEventIsAboutWhatItsDataNames() throws {
        let fixture = try LogFixture(for: "SessionInterestTargetTests")
        let run = try LogRun(fixture.finished(worker: "w-1", output: ""), on: SystemDisk())
        let task = SessionInterest(in: .task(run.metadata.task), [run], endedAt: nil)
        let alone = SessionInterest(in: .run(run.paths), [run], endedAt: nil)
        #expect(alone.ids == ["gh-450", "w-1", run.metadata.run.text])
        let worker = SessionInterest(in: .worker(try WorkerID("w-1")), [run], endedAt: nil)
        var event = try LogFixture.event("decision", "gh-450")
        #expect(!task.isAbout(event) && !worker.isAbout(event))
        event.data = ["task_id": "gh-450"]
        #expect(task.isAbout(event) && !worker.isAbout(event))
        event.data = ["worker": "w-1"]
        #expect(!task.isAbout(event) && worker.isAbout(event))
        event.data = ["worker_id": .string(run.metadata.run.text)]
        #expect(task.isAbout(event) && worker.isAbout(event))
    }
}
