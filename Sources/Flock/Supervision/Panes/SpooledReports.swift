import Domain
import JSON
import Journal
import Panes
import Platform

/// The reports that hooks have left, on their way into the journal: recorded, put on the device, and only then removed.
/// Whichever of these a daemon is killed at, the next one finds by the journals what is recorded already.
struct SpooledReports {
    /// How many at once: others wait for the next turn.
    static let batchMax = 256

    private let home: HomePaths
    private let disk: any Disk
    private let clock: any Clock
    private let spool: HookSpool
    /// Names of what is recorded and could not be removed yet.
    private(set) var recorded: [String] = []

    init(in home: HomePaths, disk: any Disk, clock: any Clock) {
        self.home = home
        self.disk = disk
        self.clock = clock
        spool = HookSpool(in: home, on: disk)
    }

    /// The ids of reports that journals of earlier sessions have, where the spool is not empty: only a session that was
    /// still written when the oldest of them was left can have any.
    func knownIDs() throws(SupervisionError) -> [String] {
        let names = try onSystem { () throws(PlatformError) in try spool.names(countMax: Self.batchMax) }
        guard let first = names.first else { return [] }
        let oldest = try onSystem { () throws(PlatformError) in try disk.status(of: spool.path(of: first))?.modified }
        let sessions = try inJournal { () throws(JournalError) in try SessionLookup.sessions(in: home, on: disk) }
        var ids: [String] = []
        for session in sessions {
            let written = try onSystem { () throws(PlatformError) in try disk.status(of: session.journal)?.modified }
            guard let written, written >= oldest ?? written else { continue }
            ids += try inJournal { () throws(JournalError) in try Self.ids(in: session.journal, on: disk) }
        }
        return ids
    }

    private static func ids(in journal: String, on disk: any Disk) throws(JournalError) -> [String] {
        var reader = try JournalReader(path: journal, on: disk)
        var ids: [String] = []
        while let item = try reader.next() {
            guard case .event(let event, _) = item, event.sessionType == .known(.paneActivity),
                let id = event.data["hook"]?.stringValue
            else { continue }
            ids.append(id)
        }
        return ids
    }

    /// What waits and is not recorded, each with its name. What is no report is set aside.
    mutating func waiting() throws(SupervisionError) -> [(name: String, report: HookReport)] {
        let names = try onSystem { () throws(PlatformError) in try spool.names(countMax: Self.batchMax) }
        var found: [(String, HookReport)] = []
        for name in names where !recorded.contains(name) {
            let report = try onSystem { () throws(PlatformError) in try spool.report(name) }
            if let report {
                found.append((name, report))
            } else {
                let quarantine = Quarantine(home: home, disk: disk, clock: clock)
                _ = try inJournal { () throws(JournalError) in try quarantine.take(spool.path(of: name)) }
            }
        }
        return found
    }

    mutating func recorded(_ name: String) { recorded.append(name) }

    /// Once all that was recorded is on the device.
    mutating func removeRecorded() throws(SupervisionError) {
        while let name = recorded.last {
            do throws(PlatformError) { try spool.remove(name) } catch {
                guard error.errno == .notFound else { throw .platform(error) }
            }
            recorded.removeLast()
        }
    }
}
