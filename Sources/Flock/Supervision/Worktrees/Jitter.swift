import Platform

/// How long to wait before something is tried again: longer each time, and by chance, so that two who met do not meet
/// again.
enum Jitter {
    static func pause(attempt: Int, random: UInt64 = Randomness.uint64()) -> Duration {
        let most = UInt64(20) << UInt64(min(max(attempt, 1), 6))
        return .milliseconds(5 + random % most)
    }
}
