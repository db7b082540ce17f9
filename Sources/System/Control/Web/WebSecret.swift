import Domain
import Platform

/// What nobody can guess: 32 random bytes, in a form that may stand in an address and in a cookie.
enum WebSecret {
    private static let byteCount = 32

    static func make() -> String { Base64URL.encode(Randomness.bytes(byteCount)) }

    static func isOne(_ text: String) -> Bool { Base64URL.decode(text)?.count == byteCount }

    /// Takes the same time wherever two of them differ, which whoever tries them could measure else.
    static func areSame(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
