package import Domain
package import Journal
package import Platform

/// A run that was handed to its shim.
package struct LaunchedRun: ~Copyable {
    package let run: RunID
    package let task: TaskID
    package let paths: RunPaths
    /// Nil where it ended before its program ran; its files tell why.
    package let agentPID: Int32?
    package var shim: ChildProcess
}
