/// The id of a session, a writer's life with a journal of its own: `ses-YYYY-MM-DD-xxxxxx`, the day in UTC and six
/// letters or digits; twelve where it follows from something else, of which there may be thousands a day.
package struct SessionID: TypedIdentifier {
    package static let noun = "session id"
    private static let form = "ses-YYYY-MM-DD-xxxxxx"

    package let identifier: Identifier

    package init(_ text: String) throws(IdentifierError) {
        identifier = try Identifier(text, noun: Self.noun)
        guard Self.hasForm(text) else { throw .badForm(text, noun: Self.noun, expected: Self.form) }
    }

    /// The same for the same text, in every rebuild.
    package static func following(from text: String, at time: WallTime) -> SessionID {
        let random = SHA256.digest(Array(text.utf8)).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return SessionID(minted: "ses-\(time.civil.date)-\(Digits.randomText(random, count: 12))")
    }

    private init(minted text: String) { identifier = Identifier(minted: text) }

    package static func mint(at time: WallTime, random: UInt64) -> SessionID {
        SessionID(minted: "ses-\(time.civil.date)-\(Digits.randomText(random, count: 6))")
    }

    private static func hasForm(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0] == "ses", [6, 12].contains(parts[4].utf8.count),
            parts[4].utf8.allSatisfy({ Digits.isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }),
            let year = Digits.number(parts[1], count: 4),
            let month = Digits.number(parts[2], count: 2),
            let day = Digits.number(parts[3], count: 2)
        else { return false }
        return CivilDate(year: year, month: month, day: day) != nil
    }
}
