import Domain
package import Journal
package import Platform

/// Asks the shim of a run for something, by signals to the very process that its files name, so that it works without
/// a daemon.
package struct RunControl: Sendable {
    private let paths: RunPaths
    private let disk: any Disk
    private let processes: any Processes

    package init(_ paths: RunPaths, disk: any Disk, processes: any Processes) {
        self.paths = paths
        self.disk = disk
        self.processes = processes
    }

    /// Asks the whole tree of the agent to end, and after its grace kills it. Asked again, it is killed at once.
    package func stop(_ reason: StopReason = .stopped) throws(RunsError) -> ControlAnswer {
        try ask(.terminate, value: reason.rawValue)
    }

    package func kill() throws(RunsError) -> ControlAnswer { try ask(.interrupt) }

    package func takeCheckpoint() throws(RunsError) -> ControlAnswer { try ask(.user1) }

    /// Who is with the run now.
    package func attendance() throws(RunsError) -> RunAttendance { try attendance(of: try state()) }

    /// The same by a state that was read already.
    package func attendance(of state: RunState) throws(RunsError) -> RunAttendance {
        if state.isOver { return .over }
        if let shim = state.shim, try isAlive(shim) { return .attended }
        if state.shim == nil, state.process == nil, state.status == .known(.prepared) { return .notStarted }
        if let agent = state.process, try isAlive(agent) { return .agentAlone }
        return .nobody
    }

    private func ask(_ signal: Signal, value: Int32? = nil) throws(RunsError) -> ControlAnswer {
        let state = try state()
        if state.isOver { return .over }
        guard let shim = state.shim else {
            return state.process == nil && state.status == .known(.prepared) ? .notStarted : .unattended
        }
        let wasThere = try onSystem { () throws(PlatformError) in
            try processes.signal(shim, signal, value: value)
        }
        if wasThere { return .asked }
        // It may have ended between the two looks, and then so has the run.
        return try self.state().isOver ? .over : .unattended
    }

    private func isAlive(_ process: ProcessIdentity) throws(RunsError) -> Bool {
        try onSystem { () throws(PlatformError) in try processes.isAlive(process) }
    }

    private func state() throws(RunsError) -> RunState {
        try inJournal { () throws(JournalError) in try RunCatalog.read(paths, on: disk).state }
    }
}
