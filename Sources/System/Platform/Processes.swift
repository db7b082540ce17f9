package import Domain

/// Starting, finding and signalling processes, and the seam that tests replace.
package protocol Processes: Sendable {
    /// Comes back once the child runs its program. That it could not be run is an error here, never an exit code.
    func spawn(_ request: SpawnRequest) throws(PlatformError) -> ChildProcess

    /// Nil where there is no such process.
    func identity(of pid: Int32) throws(PlatformError) -> ProcessIdentity?

    /// Whether it still runs. A process that has ended does not, even before it is reaped; one that cannot be looked
    /// at is an error and not the answer no.
    func isAlive(_ process: ProcessIdentity) throws(PlatformError) -> Bool

    /// Answers whether it was there to be signalled. No other process is, even one that has its number now.
    /// A value goes with the signal where one is given; who reads signals as they come can read it.
    func signal(_ process: ProcessIdentity, _ signal: Signal, value: Int32?) throws(PlatformError) -> Bool
}

extension Processes {
    package func signal(_ process: ProcessIdentity, _ signal: Signal) throws(PlatformError) -> Bool {
        try self.signal(process, signal, value: nil)
    }
}
