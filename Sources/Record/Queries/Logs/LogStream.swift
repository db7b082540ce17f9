import Domain
package import Journal

/// Somewhere lines come from, in an order of their own.
package protocol LogStream: AnyObject {
    /// The next line; nil at what is, for now, the end. Its bytes are valid until the next call.
    func next() throws(JournalError) -> LogLine?

    /// What has begun and not ended, line by line; nil when there is nothing more.
    func rest() throws(JournalError) -> LogLine?

    /// A line that was read ahead and not told; nil when there is none.
    func held() -> LogLine?

    /// Where a later reader goes on.
    func note(in cursor: inout LogCursor) throws(JournalError)
}

extension LogStream {
    /// Only what puts streams together reads ahead.
    package func held() -> LogLine? { nil }
}
