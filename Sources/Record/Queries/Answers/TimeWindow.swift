package import Domain

/// From a time on, and up to another, which is not in it. Either end may be open.
package struct TimeWindow: Hashable, Sendable {
    package var since: WallTime?
    package var until: WallTime?

    package init(since: WallTime? = nil, until: WallTime? = nil) {
        self.since = since
        self.until = until
    }

    package static let all = TimeWindow()

    package func contains(_ time: WallTime) -> Bool {
        (since.map { time >= $0 } ?? true) && (until.map { time < $0 } ?? true)
    }

    /// As texts that sort against those of the rows. They have no `Z`: what is written with more digits of the second
    /// sorts before one.
    var lowest: String { since.map(Self.bound) ?? "" }
    var highest: String { until.map(Self.bound) ?? "~" }

    private static func bound(_ time: WallTime) -> String { String(time.iso.dropLast()) }
}
