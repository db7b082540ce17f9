/// How a process ended.
package enum ExitStatus: Hashable, Sendable {
    case exited(code: Int32)
    case signaled(Signal, coreDumped: Bool)
}
