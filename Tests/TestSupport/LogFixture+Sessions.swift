import Domain
import JSON
package import Journal
import Platform

extension LogFixture {
    /// A session that goes on, a second later than what was before.
    package func session(_ id: String = "ses-2026-11-21-a1b2c3") throws -> SessionWriter {
        clock.advance(by: .seconds(1))
        let metadata = SessionMetadata(
            session: try SessionID(id),
            kind: .daemon,
            startedAt: clock.now().wall.truncatedToMilliseconds,
            pid: 4711
        )
        return try SessionWriter.begin(metadata, in: home, disk: SystemDisk(), clock: clock)
    }
}
