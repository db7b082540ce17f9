/// Numbers that are the same for the same seed (SplitMix64, by Steele, Lea and Flood).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// From a text, by the hash of Fowler, Noll and Vo.
    init(text: String) {
        state = text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    mutating func number(below limit: Int) -> Int { Int(next() % UInt64(limit)) }

    mutating func one(of words: [String]) -> String { words[number(below: words.count)] }

    /// In the form of a UUID.
    mutating func id() -> String {
        let digits = Array(Self.hex(next()) + Self.hex(next()))
        let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
        return parts.map { String(digits[$0]) }.joined(separator: "-")
    }

    mutating func word() -> String { Self.hex(next()) }

    private static func hex(_ number: UInt64) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}
