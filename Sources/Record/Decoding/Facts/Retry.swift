/// A request that failed and is made again.
package struct Retry: Hashable, Sendable {
    package var attempt: Int?
    package var attemptsMax: Int?
    package var delay: Duration?
    /// The HTTP status; nothing where there was no answer.
    package var status: Int?
    package var error: String?

    package init(attempt: Int?, attemptsMax: Int?, delay: Duration?, status: Int?, error: String?) {
        self.attempt = attempt
        self.attemptsMax = attemptsMax
        self.delay = delay
        self.status = status
        self.error = error
    }
}
