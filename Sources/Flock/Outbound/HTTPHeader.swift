/// One line of a head. Its value may be a secret, and is in no text of an error.
package struct HTTPHeader: Hashable, Sendable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// The line as it is sent; nil for what would end it early, or make two of it.
    var line: String? {
        let isName = !name.isEmpty && name.utf8.allSatisfy { Self.isOfName($0) }
        guard isName, value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f || $0 == 0x09 }) else { return nil }
        // Without a value curl would take the line as an order to leave that header out.
        return value.isEmpty ? "\(name);" : "\(name): \(value)"
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
