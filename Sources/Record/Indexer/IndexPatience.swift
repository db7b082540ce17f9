package import Platform

/// How long somebody waits who is to write to the index while another process does.
package struct IndexPatience {
    let limit: Duration
    let clock: any Clock
    let tell: () -> Void

    /// - Parameter tell: called once where it takes so long that a person wonders.
    package init(_ limit: Duration, clock: any Clock = SystemClock(), tell: @escaping () -> Void = {}) {
        self.limit = limit
        self.clock = clock
        self.tell = tell
    }
}
