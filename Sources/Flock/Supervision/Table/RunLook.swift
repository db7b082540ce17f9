import Domain
package import Journal
package import Platform
package import Runs

/// What the files of a run and the processes of the machine say of it at one moment.
package struct RunLook: Hashable, Sendable {
    package let run: CatalogedRun
    package let attendance: RunAttendance
    /// Of a run that is only prepared: whether somebody was about to start it. A run that a person has prepared for
    /// later is nobody's to end.
    package let isLaunched: Bool

    package init(run: CatalogedRun, attendance: RunAttendance, isLaunched: Bool) {
        self.run = run
        self.attendance = attendance
        self.isLaunched = isLaunched
    }

    /// A run that has said how it ended and not yet written its result is not over: its shim is about to, or whoever
    /// takes it over does.
    package static func at(
        _ paths: RunPaths,
        on disk: any Disk,
        processes: any Processes
    ) throws(SupervisionError) -> RunLook {
        let run = try inJournal { () throws(JournalError) in try RunCatalog.read(paths, on: disk) }
        var attendance = try inRuns { () throws(RunsError) in
            try RunControl(run.paths, disk: disk, processes: processes).attendance(of: run.state)
        }
        if attendance == .over, try onSystem({ () throws(PlatformError) in try !disk.exists(run.paths.result) }) {
            let isAttended = try onSystem { () throws(PlatformError) in
                if let shim = run.state.shim { try processes.isAlive(shim) } else { false }
            }
            attendance = isAttended ? .attended : .nobody
        }
        // A launch writes down how secrets are known, and then starts the shim.
        let isLaunched = try onSystem { () throws(PlatformError) in try disk.exists(run.paths.secretsIndex) }
        return RunLook(run: run, attendance: attendance, isLaunched: isLaunched)
    }
}
