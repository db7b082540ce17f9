import Domain
import Glibc
import Platform

/// One wait for the lock of the index.
struct IndexWait {
    /// Whoever keeps the index up to date lets go within milliseconds, and whoever imports after minutes.
    private static let napMin = Duration.milliseconds(2)
    private static let napMax = Duration.milliseconds(50)
    private static let quietTime = Duration.seconds(1)

    private let patience: IndexPatience
    private let since: MonotonicTime
    private var nap = Self.napMin
    private var isTold = false

    init(_ patience: IndexPatience) {
        self.patience = patience
        since = patience.clock.now().monotonic
    }

    /// Waits for a moment. Answers whether it is to be tried once more.
    mutating func goesOn() -> Bool {
        let waited = patience.clock.now().monotonic - since
        guard waited < patience.limit else { return false }
        if !isTold, waited >= Self.quietTime {
            isTold = true
            patience.tell()
        }
        _ = poll(nil, 0, Int32(min(nap, patience.limit - waited) / .milliseconds(1)))
        nap = min(nap * 2, Self.napMax)
        return true
    }
}
