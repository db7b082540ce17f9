/// The id of a run, one attempt at one step.
package struct RunID: TypedIdentifier {
    package static let noun = "run id"

    package let identifier: Identifier

    package init(_ text: String) throws(IdentifierError) {
        identifier = try Identifier(text, noun: Self.noun)
    }

    private init(minted text: String) { identifier = Identifier(minted: text) }

    /// `run-20261121-010203-456789-7k2mq9`: the moment in UTC to the microsecond, then thirty of the random bits. Ids
    /// sort by time as text; those of one microsecond differ by chance, on one machine or on many.
    package static func mint(at time: WallTime, random: UInt64) -> RunID {
        let civil = time.civil
        let day = civil.date
        let date = "\(Digits.padded(day.year, to: 4))\(Digits.padded(day.month, to: 2))\(Digits.padded(day.day, to: 2))"
        let hours = Digits.padded(civil.hour * 10_000 + civil.minute * 100 + civil.second, to: 6)
        let microseconds = Digits.padded(civil.nanosecond / 1_000, to: 6)
        return RunID(minted: "run-\(date)-\(hours)-\(microseconds)-\(Digits.randomText(random, count: 6))")
    }
}
