import Domain

/// A time cut where the sums of the index can be used: whole quarters of an hour, and what is left at both ends.
///
/// Bounds are written without the `Z` at their end: then every time of the same moment sorts behind them, however many
/// digits its fraction has.
struct UsageSpan: Hashable {
    private static let quarterNanoseconds: Int64 = 900_000_000_000

    /// The first quarter that lies wholly within, and the first that does not any more.
    let firstWhole: String
    let firstBehind: String
    /// The quarter that the time begins in, and what of it belongs to the time but not to its whole quarters.
    let firstQuarter: String
    let from: String
    let firstEnd: String
    /// The same for the quarter that it ends in.
    let lastQuarter: String
    let lastStart: String
    let to: String

    init(_ range: Range<WallTime>) {
        let from = max(range.lowerBound, WallTime(nanoseconds: 0)).truncatedToMilliseconds
        let to = max(range.upperBound, from).truncatedToMilliseconds
        let first = Self.quarterStart(of: from)
        let last = Self.quarterStart(of: to)
        let whole = first == from ? from : first.advanced(by: .nanoseconds(Self.quarterNanoseconds))
        let isWithinOne = last < whole
        firstWhole = Self.quarter(whole)
        firstBehind = Self.quarter(last)
        firstQuarter = Self.quarter(first)
        self.from = Self.bound(from)
        firstEnd = Self.bound(isWithinOne ? to : whole)
        lastQuarter = Self.quarter(last)
        lastStart = Self.bound(isWithinOne ? to : last)
        self.to = Self.bound(to)
    }

    /// `2026-11-21T03:15Z`, as the index writes the quarter that begins then.
    static func quarter(_ start: WallTime) -> String { String(start.iso.prefix(16)) + "Z" }

    static func bound(_ time: WallTime) -> String { String(time.truncatedToMilliseconds.iso.dropLast()) }

    private static func quarterStart(of time: WallTime) -> WallTime {
        WallTime(nanoseconds: time.nanoseconds - time.nanoseconds % quarterNanoseconds)
    }
}
