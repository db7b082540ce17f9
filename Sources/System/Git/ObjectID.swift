/// The name of an object of a repository: SHA-1 or SHA-256, in lowercase hexadecimal digits.
package struct ObjectID: Hashable, Sendable, CustomStringConvertible {
    package let text: String

    /// Nil for what is no such name.
    package init?(_ text: some StringProtocol) {
        let isHex = text.utf8.allSatisfy {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
        }
        guard isHex, text.utf8.count == 40 || text.utf8.count == 64 else { return nil }
        self.text = String(text)
    }

    package var description: String { text }

    /// The first digits, for people.
    package var short: String { String(text.prefix(10)) }

    /// What git writes for "no object".
    var isNull: Bool { text.utf8.allSatisfy { $0 == UInt8(ascii: "0") } }
}
