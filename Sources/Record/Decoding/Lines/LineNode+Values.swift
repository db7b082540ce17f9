import Domain

/// Values that stand in the lines of more than one agent. What is not of the right form is as if it were not there: a
/// strange field must not cost the rest of its line.
extension LineNode {
    /// More than anybody counts; what says more is no count, and would spoil each sum that it went into.
    static let countMax: Int64 = 1_000_000_000_000_000

    /// A number of tokens or the like: never less than none.
    var count: Int64 {
        guard let integer, (0...Self.countMax).contains(integer) else { return 0 }
        return integer
    }

    var int: Int? { integer.flatMap(Int.init(exactly:)) }

    /// Dollars as a number.
    var money: Money? {
        guard let numberText else { return nil }
        return Deliberate.ignore(because: "a cost beyond what is counted is not a cost") { () throws(MoneyError) in
            try Money(dollars: numberText)
        }
    }

    /// A time of RFC 3339 as a string.
    var time: WallTime? {
        guard let string else { return nil }
        return Deliberate.ignore(because: "what is no time says nothing of the time") { () throws(TimeError) in
            try WallTime(iso: string)
        }
    }

    /// Whole seconds since 1970.
    var unixTime: WallTime? {
        guard let seconds = integer else { return nil }
        let (nanoseconds, overflowed) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        return overflowed ? nil : WallTime(nanoseconds: nanoseconds)
    }

    /// Whole milliseconds since 1970.
    var unixMilliseconds: WallTime? {
        guard let milliseconds = integer else { return nil }
        let (nanoseconds, overflowed) = milliseconds.multipliedReportingOverflow(by: 1_000_000)
        return overflowed ? nil : WallTime(nanoseconds: nanoseconds)
    }

    /// Milliseconds, whole or with decimals that nobody needs.
    var milliseconds: Duration? {
        guard let numberText, let number = Double(numberText), number.magnitude < 1e15 else { return nil }
        return .milliseconds(Int64(number))
    }

    /// A string that says something.
    var word: String? {
        guard let string, !string.isEmpty else { return nil }
        return string
    }
}
