import Domain
package import Journal
package import Platform

/// A run whose record is to be shown.
package struct LogRun: Hashable, Sendable {
    package let paths: RunPaths
    package let metadata: RunMetadata

    /// Where it really is.
    package init(_ paths: RunPaths, on disk: any Disk) throws(JournalError) {
        self.paths = try paths.linkFollowed(on: disk)
        metadata = try RunMetadata.read(self.paths.metadata, on: disk)
    }

    package var origin: LogOrigin { LogOrigin(task: metadata.task, worker: metadata.worker, run: metadata.run) }

    /// How far it got; nil where that cannot be read, which is not for whoever shows its output to tell.
    package func state(on disk: any Disk) -> RunState? {
        Deliberate.ignore(because: "its output is shown whatever its state is") { () throws(JournalError) in
            try RunState.read(paths.state, on: disk)
        }
    }

    package func isRunning(on disk: any Disk) -> Bool {
        state(on: disk).map { !$0.isOver && $0.status != .known(.prepared) } ?? false
    }
}
