package import Domain
import Journal
import Platform

/// What of the record is wanted, as the options say it.
package struct LogRequest {
    /// When it was asked.
    package let askedAt: WallTime
    package var sources = LogSource.ofTargets
    package var channels = Set(Channel.allCases)
    /// Nil: all lines.
    package var tailCount: Int?
    package var since: WallTime?
    package var until: WallTime?
    package var filter = LogFilter(included: [], excluded: [])
    package var isFollowing = false
    package var after: LogCursor?
    package var keepsColors = false
    /// Whether secrets are taken out.
    package var isRedacted = true
    /// Whether a line that has not ended is kept for the next reader.
    package var keepsOpenLines = false
    /// Of a longer line what is in between is not told, but its end is.
    var lineBytesMax = Int64.max
    /// Damage of a journal up to there was told before: who begins in the middle of a run meets it again.
    var damageOffset = LineMark.noDamage

    package init(askedAt: WallTime) { self.askedAt = askedAt }

    /// What is read of runs: nothing of the channels where only events are wanted.
    package var wantedChannels: Set<Channel> { sources.contains(.backend) ? channels : [] }

    /// Whether runs before the newest one are looked at too.
    package var reachesBack: Bool { since != nil || until != nil }
}
