import Domain
import JSON
import Journal
import Runs
import TestSupport
import Testing

@testable import Supervision

@Suite struct RunNewsTests {
    private let samples: SampleRuns
    private let now = ManualClock().now().monotonic

    init() throws { samples = try SampleRuns() }

    @Test func anEndIsRecordedWithItsColumns() throws {
        let run = samples.ended(try samples.running())
        let row = RunRow(samples.look(run, .over), at: now)
        let text = try #require(RunNews.text(of: row, .ended))
        #expect(text.message == "\(run.metadata.run) has ended: completed (exit)")
        let data = RunNews.data(of: row)
        #expect(data["worker_id"]?.stringValue == run.metadata.run.text)
        #expect(data["worker"]?.stringValue == "worker-1-0")
        #expect(data["status"]?.stringValue == "completed" && data["completed_at"] != nil)
        #expect(data["failed_at"] == nil && data["failure_reason"] == nil)
        #expect(data["pid"]?.integerValue == 4711)
        #expect(row.json["run"]?.stringValue == run.metadata.run.text)
    }

    @Test func whatChangesAllTheTimeIsNotWrittenDown() throws {
        let row = RunRow(samples.look(try samples.running(), .nobody), at: now)
        #expect(RunNews.text(of: row, .checkpointTaken(seq: 1)) == nil)
        #expect(RunNews.text(of: row, .found) == nil)
        #expect(RunNews.text(of: row, .notAdopted("why"))?.level == .warn)
    }
}
