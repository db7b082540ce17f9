import Domain
import JSON
import TestSupport
import Testing

@testable import Journal

@Suite struct SessionMetadataTests {
    private func full() throws -> SessionMetadata {
        SessionMetadata(
            session: try SessionID("ses-2026-11-21-a1b2c3"),
            kind: .import,
            startedAt: try WallTime(iso: "2026-11-21T01:02:03.456Z"),
            config: ["slots": 2, "nested": ["a": [nil, true]]],
            pid: 4711,
            hostName: "host",
            gitBranch: "main",
            gitCommit: "0123abc",
            runtimeVersion: "6.3",
            toolVersion: "0.1.0"
        )
    }

    @Test func theFieldsBearTheNamesOfTheColumnsInTheirOrder() throws {
        #expect(
            try full().json.keys == [
                "layoutVersion", "session_id", "kind", "started_at", "config", "pid", "hostname", "git_branch",
                "git_commit", "runtime_version", "tool_version",
            ]
        )
        #expect(try full().json["layoutVersion"] == "session-v1")
    }

    @Test func whatIsWrittenReadsBackAsItWas() throws {
        let metadata = try full()
        #expect(try SessionMetadata(parsing: metadata.bytes) == metadata)
        #expect(metadata.isKnownLayout)
    }

    @Test(arguments: ["layoutVersion", "session_id", "kind", "started_at", "pid"])
    func aFieldThatMustBeThereIsAskedFor(_ key: String) throws {
        var object = try full().json
        object[key] = nil
        let bytes = JSONWriter.bytes(.object(object))
        let error = #expect(throws: JournalError.self) { try SessionMetadata(parsing: bytes, file: "f") }
        #expect(error == .field(file: "f", .missing(key)))
    }

    @Test func anIdThatIsNoSessionIsRefused() throws {
        var object = try full().json
        object["session_id"] = "../../etc"
        let bytes = JSONWriter.bytes(.object(object))
        #expect(throws: JournalError.self) { try SessionMetadata(parsing: bytes) }
    }

    @Test func theFilesOfASessionLieInItsDirectory() {
        let paths = SessionPaths(directory: "/h/sessions/ses-2026-11-21-a1b2c3//")
        #expect(paths.directory == "/h/sessions/ses-2026-11-21-a1b2c3")
        #expect(paths.metadata == "/h/sessions/ses-2026-11-21-a1b2c3/meta.json")
        #expect(paths.state == "/h/sessions/ses-2026-11-21-a1b2c3/state.json")
        #expect(paths.journal == "/h/sessions/ses-2026-11-21-a1b2c3/journal.jsonl")
        #expect(paths.preparing == "/h/sessions/.ses-2026-11-21-a1b2c3.preparing", "beside its place, and hidden")
    }
}
