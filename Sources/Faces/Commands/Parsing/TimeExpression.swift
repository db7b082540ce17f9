package import Domain

/// A point in time as people write it, as `journalctl` takes it: `10m` ago, `today`, a day, a day and a time of day, an
/// exact time. What it means depends on when it is asked and on where, and is told only then.
package enum TimeExpression: Hashable, Sendable {
    case exact(WallTime)
    /// So long before now.
    case ago(Duration)
    /// The beginning of a day, counted from today.
    case startOfDay(Int)
    /// A time of day, today where no day is named.
    case local(CivilDate?, secondOfDay: Int)

    /// How far local time is ahead of UTC at a time.
    package typealias Offset = (WallTime) -> Duration

    package static let forms =
        "10m, 2h, today, yesterday, 12:00, 2026-11-20, \"2026-11-20 12:00\", RFC 3339, @unix or now"

    /// Nothing where the text is no time.
    package init?(_ text: String) {
        if let words = Self.words[text.lowercased()] {
            self = words
        } else if let duration = DurationText.read(text) {
            self = .ago(duration)
        } else if text.hasPrefix("@") {
            guard let time = Self.unix(text.dropFirst()) else { return nil }
            self = .exact(time)
        } else if let time = Deliberate.ignore(
            because: "what is no exact time may be a day",
            { () throws(TimeError) in try WallTime(iso: text) }
        ) {
            self = .exact(time)
        } else if let local = Self.local(text) {
            self = local
        } else {
            return nil
        }
    }

    /// The time that is meant now, where local time is so far ahead of UTC.
    package func time(now: WallTime, offset: Offset) -> WallTime {
        let today = now.advanced(by: offset(now)).civil.date
        switch self {
        case .exact(let time): return time
        case .ago(let duration): return now - duration
        case .startOfDay(let days):
            return Self.time(CivilDate(daysSinceEpoch: today.daysSinceEpoch + days), 0, offset)
        case .local(let date, let second): return Self.time(date ?? today, second, offset)
        }
    }

    private static let words: [String: TimeExpression] = [
        "now": .ago(.zero), "today": .startOfDay(0), "yesterday": .startOfDay(-1),
    ]

    /// A local time that the clocks pass over in spring means the moment at which they do; one that they show twice in
    /// autumn means the first.
    private static func time(_ date: CivilDate, _ secondOfDay: Int, _ offset: Offset) -> WallTime {
        let civil = WallTime(nanoseconds: (Int64(date.daysSinceEpoch) * 86_400 + Int64(secondOfDay)) * 1_000_000_000)
        // No place changes its clocks twice within two days.
        let (before, after) = (offset(civil - .seconds(86_400)), offset(civil.advanced(by: .seconds(86_400))))
        let candidates = [civil - max(before, after), civil - min(before, after)]
        if let match = candidates.first(where: { $0.advanced(by: offset($0)) == civil }) { return match }
        return change(from: candidates[0], to: candidates[1], offset)
    }

    /// The first second at which the clocks go otherwise than at the first of two times.
    private static func change(from: WallTime, to: WallTime, _ offset: Offset) -> WallTime {
        let start = offset(from)
        var (low, high) = (from.nanoseconds / 1_000_000_000, to.nanoseconds / 1_000_000_000)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            let isAfter = offset(WallTime(nanoseconds: middle * 1_000_000_000)) != start
            if isAfter { high = middle } else { low = middle }
        }
        return WallTime(nanoseconds: high * 1_000_000_000)
    }

    /// Seconds since 1970, perhaps with a fraction.
    private static func unix(_ text: Substring) -> WallTime? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let fraction = parts.count > 1 ? parts[1] : "0"
        guard let seconds = Digits.number(parts[0], count: parts[0].utf8.count), seconds < 9_000_000_000,
            fraction.utf8.count <= 9, let part = Digits.number(fraction, count: fraction.utf8.count)
        else { return nil }
        let scale = (fraction.utf8.count..<9).reduce(1) { scale, _ in scale * 10 }
        return WallTime(nanoseconds: Int64(seconds) * 1_000_000_000 + Int64(part * scale))
    }

    /// `2026-11-20`, `2026-11-20 12:00`, `2026-11-20T12:00:30`, `12:00`, `12:00:30`.
    private static func local(_ text: String) -> TimeExpression? {
        let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == " " || $0 == "T" }
        if parts.count == 1, let second = secondOfDay(parts[0]) { return .local(nil, secondOfDay: second) }
        guard let date = date(parts[0]) else { return nil }
        guard parts.count > 1 else { return .local(date, secondOfDay: 0) }
        return secondOfDay(parts[1]).map { .local(date, secondOfDay: $0) }
    }

    private static func date(_ text: Substring) -> CivilDate? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, let year = Digits.number(parts[0], count: 4), (1970..<2262).contains(year),
            let month = Digits.number(parts[1], count: 2), let day = Digits.number(parts[2], count: 2)
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    private static func secondOfDay(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, let hour = Digits.number(parts[0], count: 2), hour < 24,
            let minute = Digits.number(parts[1], count: 2), minute < 60
        else { return nil }
        guard parts.count == 3 else { return hour * 3_600 + minute * 60 }
        guard let second = Digits.number(parts[2], count: 2), second < 60 else { return nil }
        return hour * 3_600 + minute * 60 + second
    }
}

extension ValueForm where Value == TimeExpression {
    /// A point in time such as `10m`, `yesterday` or `2026-11-20 12:00`.
    package static var time: ValueForm {
        ValueForm(placeholder: "TIME") { (text: String) throws(ValueFault) in
            guard let time = TimeExpression(text) else { throw ValueFault(expected: "a time: \(TimeExpression.forms)") }
            return time
        }
    }
}
