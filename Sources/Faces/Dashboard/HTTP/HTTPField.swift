/// One line of a head.
package struct HTTPField: Hashable, Sendable {
    package let name: String
    /// Without a sign that could end the line.
    package let value: String

    /// - Parameter value: a control character in it becomes a space, as RFC 9110, 5.5 asks of whoever hands it on: what
    ///   came with a request may stand in an answer, and must not make two lines of one.
    package init(_ name: String, _ value: String) {
        precondition(Self.isToken(name), "a header has a name that is one word")
        self.name = name
        let isClean = value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f }
        self.value = isClean ? value : String(decoding: value.utf8.map(Self.clean), as: UTF8.self)
    }

    /// RFC 9110, 5.6.2.
    package static func isToken(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { sign in
                switch sign {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                    true
                default: "!#$%&'*+.^_`|~".utf8.contains(sign)
                }
            }
    }

    private static func clean(_ sign: UInt8) -> UInt8 { sign < 0x20 || sign == 0x7f ? 0x20 : sign }
}
