import Decoding
import Domain
import JSON
import Store
import TestSupport
import Testing

@testable import Indexer

@Suite struct LoggedRowTests {
    @Test func aWorkerOfWhichNothingIsSaidIsThereOnce() throws {
        let home = try IndexedHome()
        let index = try home.open()
        let session = try SessionID("ses-2025-11-03-abc123")
        for (sequence, seconds) in [Int64(20), 10, 30].enumerated() {
            let line = LoggedLine(type: LoggedLine.worker, data: ["worker_id": "w-1", "task_id": "gh-1"])
            let time = WallTime(nanoseconds: seconds * 1_000_000_000)
            try index.writer.writeIndex { (_, rows) throws(StoreError) in
                try LoggedRow(sequence: Int64(sequence), at: time, line: line).insert(into: rows, session: session)
            }
        }
        let rows = try home.rows("SELECT task_id, spawned_at, status FROM worker_sessions")
        #expect(rows == [[.text("gh-1"), .text("1970-01-01T00:00:10.000Z"), .text("completed")]])
    }
}
