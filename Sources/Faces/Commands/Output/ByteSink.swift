package import Platform

/// Where the bytes of a channel go.
package protocol ByteSink: Sendable {
    /// Writes all bytes, or throws; with patience, as many as it has patience for.
    func write(_ bytes: UnsafeRawBufferPointer) throws(PlatformError)

    /// How room is waited for from now on; with nil, as any program waits.
    func wait(with patience: OutputPatience?)
}
