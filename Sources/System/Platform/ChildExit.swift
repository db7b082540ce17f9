/// The end of a child process, and what it took while it lived, with those of its children that it reaped.
package struct ChildExit: Hashable, Sendable {
    package let status: ExitStatus
    package let userTime: Duration
    package let systemTime: Duration
    package let peakMemoryBytes: Int64
}
