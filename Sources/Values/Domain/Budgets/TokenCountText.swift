/// Numbers of tokens as people write them: `200000`, `200_000`, `200k`, `1.5M`.
package enum TokenCountText {
    private static let factors: [Character: Int64] = [
        "k": 1_000, "K": 1_000, "m": 1_000_000, "M": 1_000_000, "g": 1_000_000_000, "G": 1_000_000_000,
    ]

    /// The count; nothing where the text is none, or comes to a part of a token.
    package static func read(_ text: String) -> Int64? {
        let plain = text.filter { $0 != "_" }
        let factor = plain.last.flatMap { factors[$0] }
        let digits = factor == nil ? plain[...] : plain.dropLast()
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Digits.isDigit) }),
            let whole = parts.first.flatMap({ Int64($0) })
        else { return nil }
        let (scaled, overflowed) = whole.multipliedReportingOverflow(by: factor ?? 1)
        guard !overflowed else { return nil }
        guard parts.count == 2 else { return scaled }
        return fraction(parts[1], of: factor ?? 1).flatMap { part in
            let (sum, overflowed) = scaled.addingReportingOverflow(part)
            return overflowed ? nil : sum
        }
    }

    /// `200,000`
    package static func grouped(_ count: Int64) -> String {
        let digits = Array(String(count.magnitude))
        var text = count < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return text
    }

    private static func fraction(_ digits: Substring, of factor: Int64) -> Int64? {
        var left = factor
        var sum: Int64 = 0
        for digit in digits.utf8 {
            guard left % 10 == 0 else { return nil }
            left /= 10
            sum += Int64(digit - UInt8(ascii: "0")) * left
        }
        return sum
    }
}
