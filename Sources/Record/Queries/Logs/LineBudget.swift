import Domain

/// What one step of a work on a log may take, as counts: whoever waits for it is not to wait long, and no clock is
/// asked.
package struct LineBudget: Sendable {
    /// Lines, and whatever else is looked at one by one.
    package private(set) var lines: Int
    package private(set) var bytes: Int64
    /// Behind the line that holds a byte of a channel nothing is wanted.
    private var goal: (channel: Channel, offset: Int64)?

    package init(lines: Int, bytes: Int64) {
        self.lines = lines
        self.bytes = bytes
    }

    init(upTo offset: Int64, of channel: Channel) {
        self.init(lines: .max, bytes: .max)
        goal = (channel, offset)
    }

    package var isSpent: Bool { lines <= 0 || bytes <= 0 }

    mutating func spend(lines count: Int) { lines -= count }

    mutating func spend(bytes count: Int64) { bytes -= count }

    /// A line has ended there.
    mutating func came(to place: Int64, of channel: Channel) {
        if let goal, goal.channel == channel, place >= goal.offset { lines = 0 }
    }
}
