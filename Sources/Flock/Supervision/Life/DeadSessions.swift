import Domain
package import Journal
package import Platform

/// Sessions whose writers were killed, or went with the machine: the next daemon says that they have ended.
package enum DeadSessions {
    /// Closes them, and answers which those were. One that goes on holds its lock and is left alone; of one that cannot
    /// be closed `complain` hears.
    package static func close(
        in home: HomePaths,
        disk: any Disk,
        clock: any Clock,
        complain: (String) -> Void
    ) throws(SupervisionError) -> [SessionPaths] {
        let all = try inJournal { () throws(JournalError) in try SessionLookup.sessions(in: home, on: disk) }
        let quarantine = Quarantine(home: home, disk: disk, clock: clock)
        var closed: [SessionPaths] = []
        for paths in all where SessionLookup.state(of: paths, on: disk)?.status != .known(.ended) {
            do throws(JournalError) {
                var writer = try SessionWriter.takeOver(paths, quarantine: quarantine, disk: disk, clock: clock)
                try writer.end(.lost)
                closed.append(paths)
            } catch {
                switch error {
                case .locked, .ended: break
                case .disk, .held, .short, .holdsTooMuch, .unsafe, .lineTooLong, .tooDeep, .notJSON, .notObject, .field,
                    .torn, .unknownLayout, .unfit, .alreadyPrepared, .secrets, .noRedactionKey:
                    complain("\(paths.directory): \(error)")
                }
            }
        }
        return closed
    }
}
