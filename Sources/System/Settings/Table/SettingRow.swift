package import JSON

/// What the table knows of a setting, whatever the type of its value.
package struct SettingRow: Sendable {
    package typealias Shown = JSONValue
    /// A value that was read, and how it is shown.
    package typealias Reading = (value: any Sendable, shown: Shown)

    package static let anyName = "*"
    private static let nameBytesMax = 64

    /// Its tables and its name.
    package let path: [String]
    package let authority: SettingAuthority
    package let summary: String
    package let meant: String
    package let standard: Reading
    package let read: @Sendable (TOMLValue) throws(SettingMismatch) -> Reading
    package let given: @Sendable (String) -> TOMLValue

    init<Value: Sendable & Hashable>(
        _ path: String,
        _ form: SettingForm<Value>,
        standard: Value,
        by authority: SettingAuthority,
        _ summary: String
    ) {
        self.path = path.split(separator: ".").map(String.init)
        self.authority = authority
        self.summary = summary
        meant = form.meant
        self.standard = (standard, form.show(standard))
        read = { (value: TOMLValue) throws(SettingMismatch) in
            let value = try form.read(value)
            return (value, form.show(value))
        }
        given = form.given
    }

    /// With dots, as it is named everywhere.
    package var name: String { path.joined(separator: ".") }

    /// Whether there is one of it for each name that the user chooses.
    package var isFamily: Bool { path.contains(Self.anyName) }

    /// Whether this is what stands at the path.
    package func matches(_ path: [String]) -> Bool { self.path.count == path.count && leads(path) }

    /// Whether it stands at the path or in a table there.
    package func leads(_ path: [String]) -> Bool {
        path.count <= self.path.count
            && zip(self.path, path).allSatisfy { $0 == $1 || ($0 == Self.anyName && Self.isName($1)) }
    }

    /// The variable that sets it: `ROOST_RUN_TIMEOUT`.
    package var variable: String { Self.variablePrefix + path.map(Self.variablePart).joined(separator: "_") }

    static let variablePrefix = "ROOST_"

    /// The path that a variable of this name sets, if it is this setting: the name that the user chose is in it.
    package func path(for variable: String) -> [String]? {
        guard isFamily else { return variable == self.variable ? path : nil }
        let parts = self.variable.split(
            separator: Character(Self.anyName),
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        guard parts.count == 2, variable.hasPrefix(parts[0]), variable.hasSuffix(parts[1]),
            variable.utf8.count > parts[0].utf8.count + parts[1].utf8.count
        else { return nil }
        let chosen = variable.dropFirst(parts[0].count).dropLast(parts[1].count)
        let name = chosen.lowercased().split(separator: "_", omittingEmptySubsequences: false).joined(separator: "-")
        guard Self.isName(name) else { return nil }
        return path.map { $0 == Self.anyName ? name : $0 }
    }

    /// Names that a user chooses are small words, so that they can stand in the name of a variable too.
    package static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, isLetterOrDigit(first), text.utf8.count <= nameBytesMax else { return false }
        return text.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func variablePart(_ part: String) -> String {
        part.uppercased().split(separator: "-", omittingEmptySubsequences: false).joined(separator: "_")
    }
}
