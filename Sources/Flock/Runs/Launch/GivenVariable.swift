/// `NAME=VALUE`, as a person gives it for one run.
package struct GivenVariable: Hashable, Sendable {
    package let name: String
    package let value: String

    package init(parsing text: String) throws(RunsError) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, Self.isName(parts[0]), !text.utf8.contains(0) else { throw .badVariable(text) }
        name = String(parts[0])
        value = String(parts[1])
        guard !AgentEnvironment.ownNames.contains(name) else { throw .reservedVariable(name) }
    }

    /// As POSIX has the names that a shell can set.
    private static func isName(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, !Self.isDigit(first) else { return false }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
            default: isDigit(byte)
            }
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}
