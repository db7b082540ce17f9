package import Domain

/// How a replay lets time pass, and learns that somebody wants no more of it: the seam that tests replace.
package protocol ReplayWait {
    /// Returns at that time, or earlier where somebody has said stop. Answers whether to go on.
    func wait(until due: MonotonicTime) throws(CommandError) -> Bool
}
