import Domain
import Journal
import Testing

@testable import Queries

@Suite struct LogCursorTests {
    @Test func aCursorReadsWhatItWrote() throws {
        var cursor = LogCursor(takenAt: WallTime(nanoseconds: 1_795_222_923_456_789_000))
        cursor.runs[try RunID("run-b")] = RunPlace(sequence: 12, offsets: [.stdout: 345, .stderr: 0])
        cursor.runs[try RunID("run-a")] = RunPlace(sequence: 0, offsets: [.stderr: 7])
        cursor.sessions[try SessionID("ses-2026-11-21-a1b2c3")] = 45
        #expect(
            cursor.text == "1,1795222923456789000,run-a:0:-:7,run-b:12:345:0,ses-2026-11-21-a1b2c3:45"
        )
        #expect(LogCursor(cursor.text) == cursor)
    }

    @Test(arguments: [
        "", "1", "2,5", "1,x", "1,-5", "1,5,run-a", "1,5,run-a:1", "1,5,run-a:1:2", "1,5,run-a:1:2:x",
        "1,5,../a:1:2:3", "1,5,ses-x:1", "1,5,", "1,5,run-a:99999999999999999999:1:1",
    ])
    func whatIsNoCursorIsRefused(text: String) {
        #expect(LogCursor(text) == nil)
    }
}
