import Domain
import Journal
import Platform

/// What of the record is wanted, as the options say it.
struct LogRequest {
    /// When it was asked.
    let askedAt: WallTime
    var sources = LogSource.ofTargets
    var channels = Set(Channel.allCases)
    /// Nil: all lines.
    var tailCount: Int?
    var since: WallTime?
    var until: WallTime?
    var filter = LogFilter(included: [], excluded: [])
    var isFollowing = false
    var after: LogCursor?
    var keepsColors = false
    /// Whether secrets are taken out.
    var isRedacted = true
    /// Whether a line that has not ended is kept for the next reader.
    var keepsOpenLines = false

    init(askedAt: WallTime) { self.askedAt = askedAt }

    /// What is read of runs: nothing of the channels where only events are wanted.
    var wantedChannels: Set<Channel> { sources.contains(.backend) ? channels : [] }

    /// Whether runs before the newest one are looked at too.
    var reachesBack: Bool { since != nil || until != nil }
}
