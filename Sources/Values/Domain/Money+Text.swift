extension Money: CustomStringConvertible {
    /// For people: `$4.12`, to the nearest cent. An amount that is less than half a cent but not nothing says so.
    package var description: String {
        let sign = nanodollars < 0 ? "-" : ""
        let cents = Self.halfEven(nanodollars.magnitude, per: UInt64(Self.nanodollarsPerDollar) / 100)
        guard cents > 0 || nanodollars == 0 else { return "\(sign)<$0.01" }
        return "\(sign)$\(cents / 100).\(Digits.padded(Int(cents % 100), to: 2))"
    }

    /// In dollars with as many decimals as it takes: `4.123456789`, `4.5`, `0`. It reads back as the same amount.
    package var exactText: String {
        let dollar = UInt64(Self.nanodollarsPerDollar)
        let (dollars, rest) = nanodollars.magnitude.quotientAndRemainder(dividingBy: dollar)
        var text = "\(nanodollars < 0 ? "-" : "")\(dollars)"
        if rest > 0 {
            var decimals = Digits.padded(Int(rest), to: 9)
            while decimals.hasSuffix("0") { decimals.removeLast() }
            text += ".\(decimals)"
        }
        return text
    }

    /// Reads dollars as a decimal number, with an exponent if need be, as agents report them: `4.12`, `-0.5`,
    /// `1.2e-05`. What is finer than a nano-dollar is rounded half to even.
    package init(dollars text: String) throws(MoneyError) {
        guard let number = DecimalText(text) else { throw .badForm(text) }
        var magnitude: Int128 = 0
        let wholeDigits = number.pointPlace + 9
        for place in 0..<max(0, wholeDigits) {
            guard magnitude > 0 || place < number.digits.count else { break }
            magnitude = magnitude * 10 + (place < number.digits.count ? Int128(number.digits[place]) : 0)
            guard magnitude <= Int128(Int64.max) + 1 else { throw .outOfRange }
        }
        if number.roundsAway(after: wholeDigits, lastIsOdd: magnitude % 2 == 1) { magnitude += 1 }
        guard let nanodollars = Int64(exactly: number.isNegative ? -magnitude : magnitude) else { throw .outOfRange }
        self.init(nanodollars: nanodollars)
    }

    /// What somebody may spend: dollars as `init(dollars:)` reads them, with a `$` in front if they like, and not less
    /// than nothing.
    package init(limit text: String) throws(MoneyError) {
        let amount = try Money(dollars: text.hasPrefix("$") ? String(text.dropFirst()) : text)
        guard amount >= .zero else { throw .badForm(text) }
        self = amount
    }

    private static func halfEven(_ value: UInt64, per unit: UInt64) -> UInt64 {
        let (quotient, rest) = value.quotientAndRemainder(dividingBy: unit)
        return rest > unit / 2 || (rest == unit / 2 && quotient % 2 == 1) ? quotient + 1 : quotient
    }

    /// The digits of a decimal number without its leading zeros, and the place of its point among them.
    private struct DecimalText {
        /// Beyond it a number is zero or out of range, whatever its digits.
        static let exponentMax = 100_000

        var isNegative = false
        var digits: [UInt8] = []
        var pointPlace = 0

        init?(_ text: String) {
            var rest = text.utf8[...]
            isNegative = rest.first == UInt8(ascii: "-")
            if isNegative { rest = rest.dropFirst() }
            let whole = rest.prefix(while: Digits.isDigit)
            rest = rest[whole.endIndex...]
            guard !whole.isEmpty else { return nil }
            var fraction = rest.prefix(0)
            if rest.first == UInt8(ascii: ".") {
                fraction = rest.dropFirst().prefix(while: Digits.isDigit)
                guard !fraction.isEmpty else { return nil }
                rest = rest[fraction.endIndex...]
            }
            guard let exponent = Self.exponent(rest) else { return nil }
            let all = (Array(whole) + Array(fraction)).map { $0 - UInt8(ascii: "0") }
            digits = Array(all.drop { $0 == 0 })
            pointPlace = whole.count - (all.count - digits.count) + exponent
        }

        func roundsAway(after place: Int, lastIsOdd: Bool) -> Bool {
            guard place >= 0, place < digits.count else { return false }
            let isHalf = digits[place] == 5 && digits[(place + 1)...].allSatisfy { $0 == 0 }
            return isHalf ? lastIsOdd : digits[place] >= 5
        }

        private static func exponent(_ text: Substring.UTF8View) -> Int? {
            guard let letter = text.first else { return 0 }
            guard letter == UInt8(ascii: "e") || letter == UInt8(ascii: "E") else { return nil }
            let signed = text.dropFirst()
            let isNegative = signed.first == UInt8(ascii: "-")
            let digits = isNegative || signed.first == UInt8(ascii: "+") ? signed.dropFirst() : signed
            guard !digits.isEmpty, digits.allSatisfy(Digits.isDigit) else { return nil }
            let magnitude = Int(String(Substring(digits))).map { min($0, exponentMax) } ?? exponentMax
            return isNegative ? -magnitude : magnitude
        }
    }
}
