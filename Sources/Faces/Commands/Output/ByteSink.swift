package import Platform

/// Where the bytes of a channel go.
package protocol ByteSink: Sendable {
    /// Writes all bytes, or throws.
    func write(_ bytes: UnsafeRawBufferPointer) throws(PlatformError)
}
