/// Puts together one character of UTF-8 from bytes that come one by one, and tells whether a terminal may show it. What
/// is malformed is told as early as it can be known (Unicode Standard, 3.9, table 3-7).
struct CharacterReader: Sendable {
    enum Step: Equatable {
        case unfinished
        case whole(isSafe: Bool)
        /// The bytes before this one are no character; the byte itself may begin one if it was not taken.
        case broken(isTaken: Bool)
    }

    /// U+FFFD, which stands for what cannot be shown.
    static let replacement = Array("\u{FFFD}".utf8)

    private var held: (UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0)
    private var count = 0
    private var length = 0

    /// Appends the character that is whole.
    func append(to text: inout [UInt8]) {
        text.append(held.0)
        text.append(held.1)
        if length > 2 { text.append(held.2) }
        if length > 3 { text.append(held.3) }
    }

    mutating func take(_ byte: UInt8) -> Step {
        guard count > 0 else { return begin(byte) }
        guard allowed.contains(byte) else {
            count = 0
            return .broken(isTaken: false)
        }
        put(byte)
        guard count == length else { return .unfinished }
        count = 0
        return .whole(isSafe: isSafe)
    }

    /// Nothing follows. Answers whether a character had begun.
    mutating func end() -> Bool {
        defer { count = 0 }
        return count > 0
    }

    private mutating func begin(_ byte: UInt8) -> Step {
        switch byte {
        case 0xc2...0xdf: length = 2
        case 0xe0...0xef: length = 3
        case 0xf0...0xf4: length = 4
        default: return .broken(isTaken: true)
        }
        put(byte)
        return .unfinished
    }

    private mutating func put(_ byte: UInt8) {
        switch count {
        case 0: held.0 = byte
        case 1: held.1 = byte
        case 2: held.2 = byte
        default: held.3 = byte
        }
        count += 1
    }

    /// The second byte excludes longer forms than needed, surrogates, and what is beyond U+10FFFF.
    private var allowed: ClosedRange<UInt8> {
        guard count == 1 else { return 0x80...0xbf }
        return switch held.0 {
        case 0xe0: 0xa0...0xbf
        case 0xed: 0x80...0x9f
        case 0xf0: 0x90...0xbf
        case 0xf4: 0x80...0x8f
        default: 0x80...0xbf
        }
    }

    /// C1 characters are sequences to some terminals; U+202A to U+202E and U+2066 to U+2069 turn the direction of
    /// what follows (CVE-2021-42574).
    private var isSafe: Bool {
        switch (held.0, held.1, held.2) {
        case (0xc2, 0x80...0x9f, _): false
        case (0xe2, 0x80, 0xaa...0xae), (0xe2, 0x81, 0xa6...0xa9): length != 3
        default: true
        }
    }
}
