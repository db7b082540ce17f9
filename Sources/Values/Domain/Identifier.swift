/// The one grammar of every id: a letter or digit, then up to 127 letters, digits, dots, underscores and hyphens.
///
/// What does not match is refused, never rewritten: two ids must not fall together, and no id may leave the folder
/// that it names. `.` and `..` cannot match, since neither begins with a letter or digit.
package struct Identifier: Hashable, Comparable, Sendable, CustomStringConvertible {
    package static let bytesMax = 128

    package let text: String

    package var description: String { text }

    /// `noun` is what an error calls the id.
    package init(_ text: String, noun: String = "id") throws(IdentifierError) {
        guard let first = text.utf8.first else { throw .empty(noun: noun) }
        guard text.utf8.count <= Self.bytesMax else { throw .tooLong(text, noun: noun, bytesMax: Self.bytesMax) }
        guard Self.isLetterOrDigit(first), text.utf8.allSatisfy(Self.isAllowed) else {
            throw .badCharacter(text, noun: noun)
        }
        self.text = text
    }

    /// A text of our own making, which has the grammar by the way it was made.
    init(minted text: String) {
        precondition(
            text.utf8.count <= Self.bytesMax && text.utf8.allSatisfy(Self.isAllowed)
                && text.utf8.first.map(Self.isLetterOrDigit) == true,
            "A minted id follows the grammar of ids"
        )
        self.text = text
    }

    package static func < (left: Identifier, right: Identifier) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }
}
