import Control
import Domain
import JSON
import Journal
import Runs
import TestSupport
import Testing

@testable import Supervision

@Suite struct RunRowTests {
    @Test func whoeverAsksIsToldWhatIsKnown() throws {
        let samples = try SampleRuns()
        let run = try samples.running()
        var row = RunRow(samples.look(run, .attended), at: ManualClock().now().monotonic)
        row.waitsFor = .known(.room)
        let json = row.json
        #expect(json["run"]?.stringValue == run.metadata.run.text && json["worker"]?.stringValue == "worker-1-0")
        #expect(json["pid"]?.integerValue == 4711 && json["attendance"]?.stringValue == "attended")
        #expect(json["waits_for"]?.stringValue == "room" && json["stopping"] == nil)
        #expect(row.isAttended)
    }
}
