extension WallTime {
    /// Reads a time of RFC 3339: a date, `T`, `t` or a space, a time with up to nine digits of a fraction, and `Z` or an
    /// offset. A leap second is refused: POSIX time cannot say it, and either neighbour would be a lie.
    package init(iso text: String) throws(TimeError) {
        var scan = Scan(rest: text.utf8[...])
        guard let year = scan.number(4), scan.take("-"), let month = scan.number(2), scan.take("-"),
            let day = scan.number(2), scan.take("T") || scan.take("t") || scan.take(" "),
            let hour = scan.number(2), scan.take(":"), let minute = scan.number(2), scan.take(":"),
            let second = scan.number(2), let nanosecond = scan.fraction(), let offset = scan.offset(), scan.rest.isEmpty
        else { throw .badForm(text) }
        guard second != 60 else { throw .leapSecond(text) }
        guard let date = CivilDate(year: year, month: month, day: day), hour < 24, minute < 60, second < 60 else {
            throw .noSuchTime(text)
        }
        let seconds = date.daysSinceEpoch * 86_400 + hour * 3_600 + minute * 60 + second - offset
        guard Self.secondsRange.contains(seconds) else { throw .outOfRange(text) }
        self.init(nanoseconds: Int64(seconds) * 1_000_000_000 + Int64(nanosecond))
    }

    /// From 1970 to the end of 2261, the last whole year that nanoseconds in an `Int64` can count.
    private static let secondsRange = 0..<9_214_646_400

    private struct Scan {
        var rest: Substring.UTF8View

        mutating func take(_ wanted: Unicode.Scalar) -> Bool {
            guard rest.first == UInt8(ascii: wanted) else { return false }
            rest = rest.dropFirst()
            return true
        }

        mutating func digit() -> Int? {
            guard let byte = rest.first, Digits.isDigit(byte) else { return nil }
            rest = rest.dropFirst()
            return Int(byte - UInt8(ascii: "0"))
        }

        mutating func number(_ count: Int) -> Int? {
            var number = 0
            for _ in 0..<count {
                guard let digit = digit() else { return nil }
                number = number * 10 + digit
            }
            return number
        }

        /// The nanoseconds that the fraction says; none where there is no fraction.
        mutating func fraction() -> Int? {
            guard take(".") else { return 0 }
            var nanoseconds = 0
            var unit = 1_000_000_000
            while let digit = digit() {
                unit /= 10
                guard unit > 0 else { return nil }
                nanoseconds += digit * unit
            }
            return unit < 1_000_000_000 ? nanoseconds : nil
        }

        /// How many seconds the text is ahead of UTC.
        mutating func offset() -> Int? {
            if take("Z") || take("z") { return 0 }
            let isBehind = take("-")
            guard isBehind || take("+"), let hours = number(2), hours < 24, take(":"), let minutes = number(2),
                minutes < 60
            else { return nil }
            let seconds = hours * 3_600 + minutes * 60
            return isBehind ? -seconds : seconds
        }
    }
}
