import JSON

extension SettingForm where Value == String {
    /// A name that tmux takes as it is: it replaces dots and colons, and an equals sign or a dash at the front means
    /// something to it.
    package static func tmuxName(_ meant: String) -> SettingForm {
        SettingForm(
            meant: meant,
            read: { (value: TOMLValue) throws(SettingMismatch) in try TmuxName.read(value, meant: meant) },
            show: { .string($0) }
        )
    }
}

extension SettingForm where Value == String? {
    package static func tmuxNameOrNone(_ meant: String) -> SettingForm {
        SettingForm(
            meant: meant,
            read: { (value: TOMLValue) throws(SettingMismatch) in try TmuxName.read(value, meant: meant) },
            show: { JSONValue($0) }
        )
    }
}

private enum TmuxName {
    static let bytesMax = 64

    static func read(_ value: TOMLValue, meant: String) throws(SettingMismatch) -> String {
        guard case .text(let text) = value else { throw SettingMismatch(.wrongType, meant: meant) }
        let isFit = text.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: "_")
        }
        guard isFit, !text.isEmpty, !text.hasPrefix("-"), text.utf8.count <= bytesMax else {
            throw SettingMismatch(.outOfRange, meant: meant, hint: "letters, digits, - and _, at most \(bytesMax)")
        }
        return text
    }
}
