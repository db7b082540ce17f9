import Glibc

/// Waiting for something that another thread or process brings about.
package enum Eventually {
    /// Asks again and again until the answer is yes, or the time is over. The answer at the end of the time counts, so
    /// that a machine that stood still in between does not fail a test.
    package static func wait(
        upTo limit: Duration,
        until isTrue: () throws -> Bool
    ) rethrows -> Bool {
        let deadline = ContinuousClock.now + limit
        var pauseMicroseconds: UInt32 = 200
        while ContinuousClock.now < deadline {
            if try isTrue() { return true }
            usleep(pauseMicroseconds)
            pauseMicroseconds = min(pauseMicroseconds * 2, 10_000)
        }
        return try isTrue()
    }
}
