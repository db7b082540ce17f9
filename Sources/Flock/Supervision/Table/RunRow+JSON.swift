import Domain
package import JSON
import Journal
import Runs

/// As whoever asks for it is told.
extension RunRow {
    package var json: JSONObject {
        var object: JSONObject = ["run": .string(run.text), "task": .string(task.text)]
        object["worker"] = worker.map { .string($0.text) }
        object["kind"] = .string(look.run.metadata.workerKind.text)
        object["status"] = .string(state.status.text)
        object["attendance"] = .string(look.attendance.rawValue)
        object["connected"] = .bool(isConnected)
        object["shim_version"] = shimVersion.map { .string($0) }
        object["started_at"] = .string(state.startedAt.iso)
        object["pid"] = state.process.map { .integer(Int64($0.pid)) }
        object["stdout_bytes"] = .integer(stdoutBytes)
        object["stderr_bytes"] = .integer(stderrBytes)
        object["last_output_at"] = lastOutputAt.map { .string($0.iso) }
        object["waits_for"] = waitsFor.map { .string($0.text) }
        object["paused"] = state.isPaused ? state.pause.map { .string($0.by.text) } : nil
        object["stopping"] = stop.map { .string($0.text) }
        object["worktree"] = .string(look.run.metadata.worktreePath)
        object["directory"] = .string(paths.directory)
        return object
    }
}
