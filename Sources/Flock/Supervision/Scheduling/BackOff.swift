import Domain

/// How long to wait before the next try: twice as long each time, up to a bound, and up to a fourth longer, so that
/// tasks that failed together are not tried again together. How much longer follows from the lineage, and is the same
/// in every replay.
enum BackOff {
    static func delay(failures: Int, first: Duration, most: Duration, lineage: TaskID) -> Duration {
        precondition(failures > 0, "who waits has failed")
        var delay = first
        var doublings = failures - 1
        while doublings > 0 && delay < most && delay != .zero {
            delay = delay * 2
            doublings -= 1
        }
        let share = CRC32C.checksum(Array("\(lineage.text) \(failures)".utf8)) % 1_000
        let whole = min(delay, most) * (4_000 + Int(share)) / 4_000
        // Journals tell times in whole milliseconds.
        return .milliseconds(Int64(whole / .milliseconds(1)))
    }
}
