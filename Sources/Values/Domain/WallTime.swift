/// What the clock on the wall says, as nanoseconds since 1970 in UTC, without leap seconds as in POSIX.
package struct WallTime: Timestamp, CustomStringConvertible {
    package let nanoseconds: Int64

    package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// The day and the time of day in UTC.
    package struct Civil: Hashable, Sendable {
        package let date: CivilDate
        package let hour: Int
        package let minute: Int
        package let second: Int
        package let nanosecond: Int
    }

    package var civil: Civil {
        let (days, nanosecondOfDay) = Self.floored(nanoseconds, by: 86_400_000_000_000)
        let secondOfDay = nanosecondOfDay / 1_000_000_000
        return Civil(
            date: CivilDate(daysSinceEpoch: days),
            hour: secondOfDay / 3_600,
            minute: secondOfDay / 60 % 60,
            second: secondOfDay % 60,
            nanosecond: nanosecondOfDay % 1_000_000_000
        )
    }

    /// What the three fraction digits of a text can say.
    package var truncatedToMilliseconds: WallTime {
        let (_, excess) = Self.floored(nanoseconds, by: 1_000_000)
        return WallTime(nanoseconds: nanoseconds &- Int64(excess))
    }

    package var description: String { iso }

    private static func floored(_ value: Int64, by divisor: Int64) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (Int(quotient) - 1, Int(remainder + divisor)) : (Int(quotient), Int(remainder))
    }
}
