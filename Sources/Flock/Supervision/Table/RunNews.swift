package import Domain
package import JSON
import Journal
import Runs

/// What the journal of the daemon says of a run: the fields are the columns of `worker_sessions`.
package enum RunNews {
    /// Nil for what changes too often to be written down.
    package static func text(of row: RunRow, _ change: RunTable.Change) -> (message: String, level: Level)? {
        let run = row.run
        switch change {
        case .found:
            guard row.look.attendance == .attended else { return nil }
            return ("\(run) of \(row.task) is at work", .info)
        case .changed:
            if let wait = row.waitsFor { return ("\(run) waits: \(wait)", .warn) }
            if let stop = row.stop { return ("\(run) is asked to end: \(stop)", .info) }
            if row.state.isPaused {
                return ("\(run) is paused\(row.state.pause?.why.map { ": \($0)" } ?? "")", .warn)
            }
            return ("\(run) is \(row.state.status)", .info)
        case .adopting: return ("\(run) has lost its shim; another is called", .warn)
        case .adopted: return ("\(run) has a shim again", .info)
        case .notAdopted(let why): return ("\(run) could not be taken over: \(why)", .warn)
        case .checkpointTaken: return nil
        case .ended:
            let how = row.state.outcome.map { "\($0)" } ?? "\(row.state.status)"
            let why = row.state.reason.map { " (\($0))" } ?? ""
            return ("\(run) has ended: \(how)\(why)", .info)
        }
    }

    package static func data(of row: RunRow) -> JSONObject {
        let (state, metadata) = (row.state, row.look.run.metadata)
        var data: JSONObject = ["worker_id": .string(row.run.text)]
        data["worker"] = row.worker.map { .string($0.text) }
        data["task_id"] = .string(row.task.text)
        data["spawned_at"] = .string(state.startedAt.iso)
        if let end = state.finishedAt, state.isOver {
            data[state.outcome == .known(.completed) ? "completed_at" : "failed_at"] = .string(end.iso)
        }
        data["pid"] = state.process.map { .integer(Int64($0.pid)) }
        data["status"] = .string(state.status.text)
        data["exit_code"] = state.exitCode.map { .integer($0) }
        if state.isOver, state.outcome != .known(.completed) {
            data["failure_reason"] = state.summary.map { .string($0) }
        }
        data["worktree_path"] = .string(metadata.worktreePath)
        data["log_file"] = .string(row.paths.log(of: .stdout))
        return data
    }
}
