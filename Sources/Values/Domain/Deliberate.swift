/// The one place where a failure may be ignored, and only with a reason.
package enum Deliberate {
    /// What `body` returns, or nothing where it fails. The reason is for whoever reads the call: it says why nobody
    /// needs to hear of the failure.
    @discardableResult
    @inlinable
    package static func ignore<Result: ~Copyable, Failure: Error>(
        because reason: StaticString,
        _ body: () throws(Failure) -> Result
    ) -> Result? {
        do { return try body() } catch { return nil }
    }
}
