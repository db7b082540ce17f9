import Domain
package import Journal

/// A run as its files tell of it.
package struct CatalogedRun: Hashable, Sendable {
    package let paths: RunPaths
    package let metadata: RunMetadata
    package let state: RunState

    package init(paths: RunPaths, metadata: RunMetadata, state: RunState) {
        self.paths = paths
        self.metadata = metadata
        self.state = state
    }

    /// The exit code of an end that somebody saw: the code in the files of one that nobody saw only says that the run
    /// has not succeeded.
    package var exitCode: Int64? { isEndSeen ? state.exitCode : nil }

    /// How long it took; nil where it goes on, or where its end was found out later.
    package var duration: Duration? { isEndSeen ? state.finishedAt.map { $0 - state.startedAt } : nil }

    private var isEndSeen: Bool { state.reason != .known(.unknown) && state.reason != .known(.reboot) }
}
