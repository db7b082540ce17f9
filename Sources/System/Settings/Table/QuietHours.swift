import Domain

/// The part of each day in which nothing new is started, by the local clock. It may reach over midnight.
package struct QuietHours: Hashable, Sendable, CustomStringConvertible {
    private static let minutesPerDay = 24 * 60

    /// The minutes of the day at which it begins and ends.
    package let start: Int
    package let end: Int

    /// `22:00-07:00`; nothing where the text is none such, or begins where it ends.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let start = Self.minute(parts[0]), let end = Self.minute(parts[1]), start != end else {
            return nil
        }
        self.start = start
        self.end = end
    }

    package var description: String { "\(Self.text(start))-\(Self.text(end))" }

    /// `07:00`
    package var endText: String { Self.text(end) }

    /// How long it goes on from that second of the local day on; nothing where it does not hold then.
    package func rest(atSecond second: Int) -> Duration? {
        let sinceStart = Self.floored(second - start * 60)
        let length = Self.floored((end - start) * 60)
        return sinceStart < length ? .seconds(length - sinceStart) : nil
    }

    private static func floored(_ seconds: Int) -> Int {
        let day = minutesPerDay * 60
        return ((seconds % day) + day) % day
    }

    private static func minute(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let hour = Digits.number(parts[0], count: 2),
            let minute = Digits.number(parts[1], count: 2), hour < 24, minute < 60
        else { return nil }
        return hour * 60 + minute
    }

    private static func text(_ minute: Int) -> String {
        "\(Digits.padded(minute / 60, to: 2)):\(Digits.padded(minute % 60, to: 2))"
    }
}
