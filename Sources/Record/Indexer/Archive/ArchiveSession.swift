import Domain
import Glibc
package import JSON
package import Journal
package import Platform

/// A session for what is done to the archive, so that it is recorded with all else that was decided.
package enum ArchiveSession {
    package static func record(
        _ type: String,
        _ message: String,
        details: JSONObject,
        in home: HomePaths,
        version: String?,
        disk: any Disk,
        clock: any Clock
    ) throws(IndexerError) {
        let now = clock.now().wall
        let metadata = SessionMetadata(
            session: SessionID.mint(at: now, random: Randomness.uint64()),
            kind: .command,
            startedAt: now.truncatedToMilliseconds,
            pid: getpid(),
            toolVersion: version
        )
        try IndexerError.inJournal { () throws(JournalError) in
            var session = try SessionWriter.begin(metadata, in: home, disk: disk, clock: clock)
            try session.record(
                .system,
                message,
                data: [
                    "event_type": .string(type), "severity": "info", "component": "archive",
                    "details": .object(details),
                ]
            )
            try session.end(.normal)
        }
    }

    package static func note(
        _ report: PruneReport,
        in home: HomePaths,
        version: String?,
        disk: any Disk,
        clock: any Clock
    ) throws(IndexerError) {
        try record(
            "pruned",
            "Pruned \(report.month): \(report.runCount) runs, \(ByteCount(bytes: report.bytes)).",
            details: [
                "month": .string("\(report.month)"), "runs": .integer(Int64(report.runCount)),
                "bytes": .integer(report.bytes),
            ],
            in: home,
            version: version,
            disk: disk,
            clock: clock
        )
    }

    package static func note(
        _ report: ArchiveReport,
        in home: HomePaths,
        version: String?,
        disk: any Disk,
        clock: any Clock
    ) throws(IndexerError) {
        guard !report.entries.isEmpty else { return }
        try record(
            "archived",
            "Archived \(report.month): \(report.entries.count) runs, \(ByteCount(bytes: report.bytes)).",
            details: [
                "month": .string("\(report.month)"), "runs": .integer(Int64(report.entries.count)),
                "bytes": .integer(report.bytes), "packed_bytes": .integer(report.packedBytes),
            ],
            in: home,
            version: version,
            disk: disk,
            clock: clock
        )
    }
}
