/// A control sequence of a terminal (ECMA-48): its last byte tells what is to be done, its parameters how.
struct EscapeSequence: Hashable, Sendable {
    /// Of `ESC [`; else of `ESC` alone.
    let isControl: Bool
    let final: UInt8
    /// Digits, semicolons and colons.
    var parameters: [UInt8] = []
    /// `?`, `<`, `=` or `>` before the parameters, which make it another sequence.
    var mark: UInt8?

    /// A parameter as a number, counted from 0; nil where it is left out or 0.
    func number(_ place: Int = 0) -> Int? {
        let parts = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        guard place < parts.count else { return nil }
        let number = Self.number(parts[place])
        return number == 0 ? nil : number
    }

    /// A number beyond what any screen has is as good as the largest.
    static func number(_ digits: some Sequence<UInt8>) -> Int {
        digits.reduce(0) { min($0 * 10 + Int($1 & 15), 1 << 16) }
    }
}
