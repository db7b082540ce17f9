/// Lengths of time as people write them: a whole number and a unit, once or several times (`1h30m`).
package enum DurationText {
    /// One unit of length: how it is written, and what it is worth.
    package struct Unit: Sendable {
        package let suffix: String
        package let name: String
        package let milliseconds: Int64
    }

    package static let units: [Unit] = [
        Unit(suffix: "ms", name: "milliseconds", milliseconds: 1),
        Unit(suffix: "s", name: "seconds", milliseconds: 1_000),
        Unit(suffix: "m", name: "minutes", milliseconds: 60_000),
        Unit(suffix: "h", name: "hours", milliseconds: 3_600_000),
        Unit(suffix: "d", name: "days of 24 hours", milliseconds: 86_400_000),
        Unit(suffix: "w", name: "weeks", milliseconds: 604_800_000),
    ]

    /// The length, or nil when the text is none, names a unit twice or out of order, or is too long to count.
    package static func read(_ text: String) -> Duration? {
        var remaining = text[...]
        var total: Int64 = 0
        var largestLeft = units.count
        repeat {
            let digits = remaining.prefix { $0.isASCII && $0.isNumber }
            let suffix = remaining.dropFirst(digits.count).prefix { $0.isLetter }
            guard let count = Int64(digits), let place = units.firstIndex(where: { $0.suffix == suffix }),
                place < largestLeft
            else { return nil }
            let (part, partOverflows) = count.multipliedReportingOverflow(by: units[place].milliseconds)
            let (sum, sumOverflows) = total.addingReportingOverflow(part)
            guard !partOverflows, !sumOverflows else { return nil }
            total = sum
            largestLeft = place
            remaining = remaining.dropFirst(digits.count + suffix.count)
        } while !remaining.isEmpty
        return .milliseconds(total)
    }

    /// The length in the fewest units that tell it in whole milliseconds, as `read` takes it: `1h30m`, `500ms`, `0s`.
    package static func write(_ duration: Duration) -> String {
        var rest = Int64(clamping: max(duration, .zero).attoseconds / 1_000_000_000_000_000)
        var text = ""
        for unit in units.reversed() where rest >= unit.milliseconds {
            text += "\(rest / unit.milliseconds)\(unit.suffix)"
            rest %= unit.milliseconds
        }
        return text.isEmpty ? "0s" : text
    }
}
