import Domain
import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Supervision

@Suite struct SessionCursorTests {
    @Test func onlyLinesOfTasksAreShownAndAllAreCounted() throws {
        try TemporaryHome.with { folder in
            let clock = ManualClock()
            let home = HomePaths(root: folder.path)
            let session = try SessionID("ses-2026-11-21-abc123")
            let metadata = SessionMetadata(session: session, kind: .command, startedAt: clock.now().wall, pid: 1)
            var writer = try SessionWriter.begin(metadata, in: home, disk: SystemDisk(), clock: clock)
            for index in 0..<300 {
                try writer.record(.system, "noise")
                try writer.record(.taskChanged, "told", data: ["task_id": .string("t-\(index)")])
            }
            try writer.record(.system, "noise")
            let journal = home.session(session).journal
            let cursor = try SessionCursor(journal, on: SystemDisk(), after: 4)
            var tasks: [String?] = []
            while let event = cursor.event {
                tasks.append(event.data["task_id"]?.stringValue)
                try cursor.advance()
            }
            #expect(tasks == (2..<300).map { "t-\($0)" })
            #expect(cursor.lastSequence == 601 && cursor.damages == [])
        }
    }
}
