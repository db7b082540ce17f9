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
    package var exitCode: Int64? { RunEnd.isSeen(state) ? state.exitCode : nil }

    package var duration: Duration? { RunEnd.duration(of: state) }
}
