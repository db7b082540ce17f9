import Domain
import JSON
import Journal
import Platform
import TestSupport

/// A home, a clock and what a session in it is begun with.
struct SessionFixture {
    let scratch: TemporaryHome
    let clock = ManualClock()
    let metadata: SessionMetadata
    private let disk = SystemDisk()

    init(for test: String) throws {
        scratch = try TemporaryHome(for: test)
        metadata = SessionMetadata(
            session: try SessionID("ses-2026-11-21-a1b2c3"),
            kind: .daemon,
            startedAt: clock.now().wall.truncatedToMilliseconds,
            config: ["slots": 2],
            pid: 4711,
            toolVersion: "0.0.0-test"
        )
    }

    var home: HomePaths { HomePaths(root: scratch.path) }

    var paths: SessionPaths { home.session(metadata.session) }

    func begin(on disk: any Disk = SystemDisk()) throws -> SessionWriter {
        try SessionWriter.begin(metadata, in: home, disk: disk, clock: clock)
    }

    func takeOver(on disk: any Disk = SystemDisk()) throws -> SessionWriter {
        let quarantine = Quarantine(home: home, disk: SystemDisk(), clock: clock)
        return try SessionWriter.takeOver(paths, quarantine: quarantine, disk: disk, clock: clock)
    }

    /// A session with so many events whose writer died: nothing says how it ended.
    func die(after count: Int) throws {
        var writer = try begin()
        for number in 0..<count { try writer.record(.system, "Event \(number).") }
    }

    func verify() throws -> Verification { try SessionVerification.check(paths, disk: disk) }

    func events() throws -> [Event] {
        var reader = try JournalReader(path: paths.journal, on: disk)
        var events: [Event] = []
        while let item = try reader.next() {
            if case .event(let event, _) = item { events.append(event) }
        }
        return events
    }

    func state() throws -> SessionState { try SessionState(parsing: try bytes(paths.state)) }

    func bytes(_ path: String) throws -> [UInt8] { try disk.readAll(path, bytesMax: 1 << 20) }

    func overwrite(_ path: String, with bytes: [UInt8]) throws { try disk.replaceFile(path, with: bytes) }

    func append(_ text: String, to path: String) throws {
        try disk.writeAll(Array(text.utf8), to: disk.openFile(path, .append))
    }
}
