import Domain

/// A decimal number as it was written: whole digits and the power of ten that they are multiplied by. It is never a
/// binary fraction, in which most prices cannot be said.
struct ExactDecimal: Hashable, Sendable {
    /// More digits, or a greater power, than any price or factor has.
    private static let digitsMax = 30
    private static let exponentMax = 400

    let digits: Int128
    let exponent: Int

    init(digits: Int128, exponent: Int) {
        self.digits = digits
        self.exponent = exponent
    }

    /// `3`, `-0.5`, `1.25e-06`
    init?(_ text: String) {
        var rest = text.utf8[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest = rest.dropFirst() }
        let whole = rest.prefix(while: Digits.isDigit)
        rest = rest[whole.endIndex...]
        var fraction = rest.prefix(0)
        if rest.first == UInt8(ascii: ".") {
            fraction = rest.dropFirst().prefix(while: Digits.isDigit)
            rest = rest[fraction.endIndex...]
            guard !fraction.isEmpty else { return nil }
        }
        guard !whole.isEmpty, let power = Self.power(rest) else { return nil }

        var all = (Array(whole) + Array(fraction)).map { Int128($0 - UInt8(ascii: "0")) }
        var exponent = power - fraction.count
        while all.last == 0 {
            all.removeLast()
            exponent += 1
        }
        let significant = all.drop { $0 == 0 }
        guard significant.count <= Self.digitsMax else { return nil }
        let magnitude = significant.reduce(0) { $0 * 10 + $1 }
        digits = isNegative ? -magnitude : magnitude
        self.exponent = magnitude == 0 ? 0 : exponent
    }

    /// The number times ten to the power, where that is a whole number and fits.
    func scaled(by power: Int) -> Int128? {
        guard digits != 0 else { return 0 }
        let zeros = exponent + power
        guard zeros >= 0, zeros < 40 else { return nil }
        var scaled = digits
        for _ in 0..<zeros {
            let (product, overflowed) = scaled.multipliedReportingOverflow(by: 10)
            guard !overflowed else { return nil }
            scaled = product
        }
        return scaled
    }

    /// Without an exponent and with no more decimals than it takes; of no great power of ten.
    var text: String {
        var whole = String(digits.magnitude) + String(repeating: "0", count: max(0, exponent))
        let places = max(0, -exponent)
        whole = String(repeating: "0", count: max(0, places + 1 - whole.utf8.count)) + whole
        var decimals = whole.suffix(places)
        while decimals.hasSuffix("0") { decimals.removeLast() }
        return (digits < 0 ? "-" : "") + whole.dropLast(places) + (decimals.isEmpty ? "" : ".\(decimals)")
    }

    private static func power(_ text: Substring.UTF8View) -> Int? {
        guard let letter = text.first else { return 0 }
        guard letter == UInt8(ascii: "e") || letter == UInt8(ascii: "E") else { return nil }
        let power = Int(String(Substring(text.dropFirst())))
        return power.flatMap { abs($0) <= exponentMax ? $0 : nil }
    }
}
