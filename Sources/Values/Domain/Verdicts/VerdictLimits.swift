/// How long something may last before another verdict is given. Time for which the machine slept does not count.
package struct VerdictLimits: Hashable, Sendable {
    /// Within that time an agent has said its first word.
    package var startWithin = Duration.seconds(60)
    /// After so much silence it is quiet.
    package var quietAfter = Duration.seconds(60)
    /// After so much it has stalled, where nothing else explains it.
    package var stallAfter = Duration.seconds(300)
    /// A tool may take that long without a word.
    package var toolAfter = Duration.seconds(1_800)
    /// An agent that is done ends within that time.
    package var lingerAfter = Duration.seconds(30)
    /// A shim without a sign of life for that long is not believed any more.
    package var heartbeatAfter = Duration.seconds(45)
    /// What takes that much of one core while it is silent computes.
    package var busyPercent = 50
    /// The same of one whose process is running, or would if there were a core for it.
    package var runnablePercent = 10

    package init() {}
}
