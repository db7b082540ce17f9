import Domain
import Journal
import Platform

/// A run whose record is to be shown.
struct LogRun: Hashable, Sendable {
    let paths: RunPaths
    let metadata: RunMetadata

    /// Where it really is.
    init(_ paths: RunPaths, on disk: any Disk) throws(CommandError) {
        (self.paths, metadata) = try onRecord { () throws(JournalError) in
            let paths = try paths.linkFollowed(on: disk)
            return (paths, try RunMetadata.read(paths.metadata, on: disk))
        }
    }

    var origin: LogOrigin { LogOrigin(task: metadata.task, worker: metadata.worker, run: metadata.run) }

    /// How far it got; nil where that cannot be read, which is not for whoever shows its output to tell.
    func state(on disk: any Disk) -> RunState? {
        Deliberate.ignore(because: "its output is shown whatever its state is") { () throws(JournalError) in
            try RunState.read(paths.state, on: disk)
        }
    }

    func isRunning(on disk: any Disk) -> Bool {
        state(on: disk).map { !$0.isOver && $0.status != .known(.prepared) } ?? false
    }
}
