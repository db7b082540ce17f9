extension WallTime {
    /// From 1970 to the end of 2261, the last whole year that nanoseconds in an `Int64` can count.
    private static let secondsRange = 0..<9_214_646_400

    /// Reads a time of RFC 3339: a date, `T`, `t` or a space, a time with up to nine digits of a fraction, and `Z` or
    /// an offset. A leap second is refused: POSIX time cannot say it, and either neighbour would be a lie.
    package init(iso text: String) throws(TimeError) {
        var utf8 = text
        guard let parts = utf8.withUTF8({ Parts($0) }) else { throw .badForm(text) }
        guard parts.second != 60 else { throw .leapSecond(text) }
        guard let date = CivilDate(year: parts.year, month: parts.month, day: parts.day),
            parts.hour < 24, parts.minute < 60, parts.second < 60
        else { throw .noSuchTime(text) }
        let secondOfDay = parts.hour * 3_600 + parts.minute * 60 + parts.second
        let seconds = date.daysSinceEpoch * 86_400 + secondOfDay - parts.secondsAhead
        guard Self.secondsRange.contains(seconds) else { throw .outOfRange(text) }
        self.init(nanoseconds: Int64(seconds) * 1_000_000_000 + Int64(parts.nanosecond))
    }

    /// The numbers that a text of the right form holds, whether or not there is such a time.
    private struct Parts {
        let year, month, day, hour, minute, second, nanosecond: Int
        /// How far the text is ahead of UTC.
        let secondsAhead: Int

        init?(_ text: UnsafeBufferPointer<UInt8>) {
            var scan = Scan(text: text)
            guard let year = scan.number(4), scan.take("-"), let month = scan.number(2), scan.take("-"),
                let day = scan.number(2), scan.take("T") || scan.take("t") || scan.take(" "),
                let hour = scan.number(2), scan.take(":"), let minute = scan.number(2), scan.take(":"),
                let second = scan.number(2), let nanosecond = scan.fraction(), let secondsAhead = scan.offset(),
                scan.place == text.count
            else { return nil }
            self.year = year
            self.month = month
            self.day = day
            self.hour = hour
            self.minute = minute
            self.second = second
            self.nanosecond = nanosecond
            self.secondsAhead = secondsAhead
        }
    }

    private struct Scan {
        let text: UnsafeBufferPointer<UInt8>
        var place = 0

        mutating func take(_ wanted: Unicode.Scalar) -> Bool {
            guard place < text.count, text[place] == UInt8(ascii: wanted) else { return false }
            place += 1
            return true
        }

        mutating func digit() -> Int? {
            guard place < text.count, Digits.isDigit(text[place]) else { return nil }
            defer { place += 1 }
            return Int(text[place] - UInt8(ascii: "0"))
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
