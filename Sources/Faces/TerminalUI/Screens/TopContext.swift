package import Control
package import Domain
package import Platform

/// What every screen may look at, and none changes.
package struct TopContext: Sendable {
    /// How it stands with the daemon.
    package enum Link: Hashable, Sendable {
        /// Nobody has answered yet.
        case unknown
        case open
        /// There is none, since then: what is shown is what its files say.
        case gone(since: WallTime)
    }

    package var now: WallTime
    /// Nil is UTC.
    package var calendar: LocalCalendar?
    package var link = Link.unknown
    /// As it was told last, by the daemon or by the files.
    package var flock = FlockStatus.none
    package var rates = OutputRates()
    package var spending = TopSpending()
    package var isReadOnly = false

    package init(now: WallTime, calendar: LocalCalendar?) {
        self.now = now
        self.calendar = calendar
    }

    package var hasDaemon: Bool { link == .open }

    package func civil(_ time: WallTime) -> WallTime.Civil { calendar?.civil(time) ?? time.civil }

    /// `12:04:31`
    package func clock(_ time: WallTime) -> String {
        let civil = civil(time)
        return [civil.hour, civil.minute, civil.second].map { Digits.padded($0, to: 2) }.joined(separator: ":")
    }

    /// `12:04`, and of another day its date.
    package func brief(_ time: WallTime) -> String {
        let (civil, today) = (civil(time), civil(now))
        guard civil.date == today.date else { return String("\(civil.date)".dropFirst(5)) }
        return [civil.hour, civil.minute].map { Digits.padded($0, to: 2) }.joined(separator: ":")
    }

    /// How long ago, in one unit: `31m`.
    package func age(of time: WallTime?) -> String { time.map { TopAge.text(now - $0) } ?? "-" }
}
