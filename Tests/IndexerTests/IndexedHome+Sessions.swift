import Domain
import JSON
import Journal
import Platform
import TestSupport

extension IndexedHome {
    func begin(session id: String = "ses-2026-11-21-a1b2c3") throws -> SessionWriter {
        let metadata = SessionMetadata(
            session: try SessionID(id),
            kind: .daemon,
            startedAt: fixture.clock.now().wall.truncatedToMilliseconds,
            config: ["slots": 2],
            pid: 4711,
            toolVersion: "0.0.0-test"
        )
        return try SessionWriter.begin(metadata, in: paths.home, disk: SystemDisk(), clock: fixture.clock)
    }
}
