import Domain
package import Journal
package import Platform

/// How a run ended, and the exit code that says so to a shell.
package struct RunEnd: Hashable, Sendable {
    /// As `timeout` has it.
    package static let timedOutCode: Int32 = 124
    package static let notExecutableCode: Int32 = 126
    package static let programMissingCode: Int32 = 127

    package let state: RunState
    /// How the agent itself ended; nil where it did not run, or nobody saw its end.
    package let exit: ExitStatus?

    package init(state: RunState, exit: ExitStatus?) {
        self.state = state
        self.exit = exit
    }

    /// Reads it from the files of a run that is over.
    package static func read(_ paths: RunPaths, on disk: any Disk) throws(RunsError) -> RunEnd {
        let state = try inJournal { () throws(JournalError) in try RunCatalog.read(paths, on: disk).state }
        let bytes = try onSystem { () throws(PlatformError) in
            try disk.exists(paths.exit) ? try disk.readAll(paths.exit, bytesMax: DocumentLimits.bytesMax) : nil
        }
        let record = try inJournal { () throws(JournalError) in
            try bytes.map { (bytes) throws(JournalError) in try ExitRecord.read(bytes, file: paths.exit) }
        }
        return RunEnd(state: state, exit: record?.status)
    }

    /// The agent's own; 128 and the number of the signal that ended it; 124 where its time was over, and 126 or 127
    /// where its program could not be run. A run that nobody saw the end of has failed for whoever waits for it.
    package var exitCode: Int32 {
        switch state.reason?.known {
        case .timeout: return Self.timedOutCode
        case .exec: return state.exitCode == 127 ? Self.programMissingCode : Self.notExecutableCode
        default: break
        }
        switch exit {
        case .exited(let code): return code
        case .signaled(let signal, _): return 128 + signal.number
        case nil: break
        }
        if let signal = state.signal { return 128 + Int32(clamping: signal) }
        if let code = state.exitCode { return Int32(truncatingIfNeeded: code) & 0xff }
        return state.outcome?.known == .completed ? 0 : 1
    }

    package var duration: Duration? { Self.duration(of: state) }

    /// How long it took; nil where it goes on, or where its end was found out later.
    static func duration(of state: RunState) -> Duration? {
        isSeen(state) ? state.finishedAt.map { $0 - state.startedAt } : nil
    }

    /// Whether somebody saw how it ended, and when.
    static func isSeen(_ state: RunState) -> Bool {
        state.reason != .known(.unknown) && state.reason != .known(.reboot)
    }
}
