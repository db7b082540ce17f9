package import Domain
package import JSON
package import Journal
import Platform

/// The journal of the daemon's session. What is recorded here is heard by whoever subscribes, and said in the log.
///
/// A disk that is full holds nobody up: records are kept until there is room, and what waits is told.
package final class DaemonJournal {
    package let session: SessionID
    package let paths: SessionPaths
    private var writer: SessionWriter
    private let log: DaemonLog
    /// Hears each event once it has its place.
    package var hear: (Event) -> Void = { _ in }
    /// Why the last record could not be written, as long as it waits.
    package private(set) var trouble: JournalError?

    package init(_ writer: consuming SessionWriter, log: DaemonLog) {
        session = writer.session
        paths = writer.paths
        self.writer = writer
        self.log = log
    }

    /// Records what happened. What the disk does not take now is kept for later.
    package func record(
        _ type: SessionEventType,
        _ message: String,
        level: Level = .info,
        data: JSONObject = JSONObject()
    ) {
        let before = writer.lastSequence
        do throws(JournalError) {
            hear(try writer.record(type, message, level: level, data: data))
            recovered()
        } catch {
            troubled(error)
            guard error.isTaken, writer.lastSequence > before else {
                return log.say(.error, "not recorded: \(message)")
            }
            hear(writer.event(before + 1, type, message, level: level, data: data))
        }
        log.say(level, message)
    }

    /// A `system` event: what became of the daemon and what belongs to it.
    package func note(_ eventType: String, _ message: String, level: Level = .info, details: JSONObject = JSONObject())
    {
        let severity = level == .warn ? "warning" : level.rawValue
        let data: JSONObject = [
            "event_type": .string(eventType), "severity": .string(severity), "component": "daemon",
            "details": .object(details),
        ]
        record(.system, message, level: level, data: data)
    }

    /// What was recorded is on the device when it returns: before an effect follows from it.
    package func synchronize() throws(SupervisionError) {
        try inJournal { () throws(JournalError) in
            try writer.flush()
            try writer.synchronize()
        }
    }

    /// What waits is written, and what is due is put on the device.
    package func keepUp() {
        do throws(JournalError) {
            try writer.flush()
            try writer.synchronizeIfDue()
            recovered()
        } catch {
            troubled(error)
        }
    }

    package func end(_ reason: SessionEnd) {
        do throws(JournalError) { try writer.end(reason) } catch { troubled(error) }
    }

    private func recovered() {
        guard trouble != nil else { return }
        trouble = nil
        log.say(.info, "the journal is written again")
    }

    private func troubled(_ error: JournalError) {
        if trouble != error { log.say(.error, "the journal: \(error)") }
        trouble = error
    }
}
