import Domain

/// Puts together one character of UTF-8 from bytes that come one by one. What is malformed is told as early as it can
/// be known (Unicode Standard, 3.9, table 3-7), and what must not be shown is replaced.
struct PartialCharacter: Sendable {
    enum Step: Equatable {
        case unfinished
        case whole(Unicode.Scalar)
        /// The bytes before this one are no character; the byte itself may begin one if it was not taken.
        case broken(isTaken: Bool)
    }

    static let replacement: Unicode.Scalar = "\u{FFFD}"

    private var value: UInt32 = 0
    private var missing = 0
    private var allowed: ClosedRange<UInt8> = 0x80...0xbf

    mutating func take(_ byte: UInt8) -> Step {
        guard missing > 0 else { return begin(byte) }
        guard allowed.contains(byte) else {
            missing = 0
            return .broken(isTaken: false)
        }
        allowed = 0x80...0xbf
        value = value << 6 | UInt32(byte & 0x3f)
        missing -= 1
        return missing > 0 ? .unfinished : .whole(Self.shown(value))
    }

    /// The second byte excludes longer forms than needed, surrogates, and what is beyond U+10FFFF.
    private mutating func begin(_ byte: UInt8) -> Step {
        switch byte {
        case 0xc2...0xdf: (missing, value, allowed) = (1, UInt32(byte & 0x1f), 0x80...0xbf)
        case 0xe0: (missing, value, allowed) = (2, 0, 0xa0...0xbf)
        case 0xed: (missing, value, allowed) = (2, 0x0d, 0x80...0x9f)
        case 0xe1...0xef: (missing, value, allowed) = (2, UInt32(byte & 0x0f), 0x80...0xbf)
        case 0xf0: (missing, value, allowed) = (3, 0, 0x90...0xbf)
        case 0xf1...0xf3: (missing, value, allowed) = (3, UInt32(byte & 0x07), 0x80...0xbf)
        case 0xf4: (missing, value, allowed) = (3, 4, 0x80...0x8f)
        default: return .broken(isTaken: true)
        }
        return .unfinished
    }

    private static func shown(_ value: UInt32) -> Unicode.Scalar {
        guard let scalar = Unicode.Scalar(value), ShownCharacter.isHarmless(scalar) else { return replacement }
        return scalar
    }
}
