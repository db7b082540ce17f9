/// What bounds the facts of live runs.
enum LiveLimits {
    /// Of one text of a fact: what is longer is cut, once its secrets are out.
    static let textBytesMax = 2 << 10
    /// How many texts of a list.
    static let textsMax = 16
    /// How many tools, permissions and events a summary names: of more, those that came last.
    static let namedMax = 64
    /// What may wait for a listener that does not read; beyond it facts are left out, and summaries follow.
    static let waitingBytesMax = 256 << 10
    /// What is read of one channel before others have their turn.
    static let sliceBytesMax: Int64 = 1 << 20
    /// How long runs are caught up with before those that are up to date have their turn again.
    static let catchUpTime = Duration.milliseconds(20)
    /// Changes come in crowds: what follows the first of them is waited for.
    static let gatheringTime = Duration.milliseconds(10)
    /// How often it is looked whether the totals are others now, and for runs that nobody has told of.
    static let lookInterval = Duration.seconds(1)
    /// How long at most it waits until it looks again whether somebody listens. There is one index to a home, and to
    /// find nobody costs one system call.
    static let connectPauseMax = Duration.seconds(2)
    /// Of all that a summary names, of each kind: of more, what came last.
    static let namedBytesMax = 128 << 10
    /// Reports that are not in the index yet and can be counted all the same.
    static let pendingMax = 50_000
    /// Tasks in one frame of totals.
    static let tasksMax = 2_000
}
