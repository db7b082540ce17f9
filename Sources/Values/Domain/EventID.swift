/// The id of an event: whose journal it stands in, and its place there. As text `<owner>:event:<sequence>`, the
/// sequence padded to four digits.
package struct EventID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package static let noun = "event id"
    private static let form = "<run>:event:<sequence, at least four digits>"
    private static let separator = ":event:"

    package let owner: Identifier
    package let sequence: Int64

    package init(owner: Identifier, sequence: Int64) {
        self.owner = owner
        self.sequence = sequence
    }

    /// Takes the one text that an id has and no other spelling of it.
    package init(_ text: String) throws(IdentifierError) {
        let malformed = IdentifierError.badForm(text, noun: Self.noun, expected: Self.form)
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), text[colon...].hasPrefix(Self.separator),
            let sequence = Int64(text[colon...].dropFirst(Self.separator.count)), sequence > 0
        else { throw malformed }
        self.init(owner: try Identifier(String(text[..<colon]), noun: Self.noun), sequence: sequence)
        guard self.text.utf8.elementsEqual(text.utf8) else { throw malformed }
    }

    /// Put together and not interpolated: every line of a journal has one.
    package var text: String {
        var text = owner.text
        text.reserveCapacity(text.utf8.count + Self.separator.utf8.count + 20)
        text += Self.separator
        text += Digits.padded(Int(sequence), to: 4)
        return text
    }

    package var description: String { text }

    package static func < (left: EventID, right: EventID) -> Bool {
        left.owner == right.owner ? left.sequence < right.sequence : left.owner < right.owner
    }
}
