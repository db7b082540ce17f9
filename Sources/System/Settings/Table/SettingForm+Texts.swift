import JSON

extension SettingForm where Value == String? {
    /// A text that is not empty, or nothing.
    package static func text(_ meant: String) -> SettingForm {
        SettingForm(
            meant: meant,
            read: { (value: TOMLValue) throws(SettingMismatch) in try SettingText.read(value, meant: meant) },
            show: { JSONValue($0) }
        )
    }

    package static var folder: SettingForm { path("the path of a folder, from the root on, such as \"/data/runs\"") }

    package static var file: SettingForm { path("the path of a file, from the root on, such as \"/data/roost.db\"") }

    /// A path from the root on: what is relative would lead elsewhere from each folder.
    private static func path(_ meant: String) -> SettingForm {
        SettingForm(
            meant: meant,
            read: { (value: TOMLValue) throws(SettingMismatch) in
                let path = try SettingText.read(value, meant: meant)
                guard path.hasPrefix("/") else {
                    let hint = path.hasPrefix("~") ? "~ is not expanded here: write your home folder out" : nil
                    throw SettingMismatch(.outOfRange, meant: meant, hint: hint)
                }
                return path
            },
            show: { JSONValue($0) }
        )
    }
}

extension SettingForm where Value == [String]? {
    private static var commandWordsMax: Int { 1_024 }

    /// A program and its arguments, or nothing.
    package static var command: SettingForm {
        let meant = "a program and its arguments, such as [\"claude\", \"--verbose\"]"
        return SettingForm(
            meant: meant,
            read: { (value: TOMLValue) throws(SettingMismatch) in
                if case .text(let text) = value {
                    throw SettingMismatch(.wrongType, meant: meant, hint: "write [\(TOMLValue.quoted(text))]")
                }
                guard case .list(let nodes) = value else { throw SettingMismatch(.wrongType, meant: meant) }
                var words: [String] = []
                for node in nodes.prefix(commandWordsMax + 1) {
                    guard case .text(let word) = node.value, !word.utf8.contains(0) else {
                        throw SettingMismatch(.wrongType, meant: meant, hint: "each of them is a text")
                    }
                    words.append(word)
                }
                guard let program = words.first, !program.isEmpty, words.count <= commandWordsMax else {
                    throw SettingMismatch(.outOfRange, meant: meant)
                }
                return words
            },
            show: { $0.map { .array($0.map { .string($0) }) } ?? .null },
            given: { SettingText.list($0) ?? .list([TOMLNode(value: .text($0), place: TextPlace(line: 1, column: 1))]) }
        )
    }
}

/// Texts as settings take them.
private enum SettingText {
    static func read(_ value: TOMLValue, meant: String) throws(SettingMismatch) -> String {
        guard case .text(let text) = value else { throw SettingMismatch(.wrongType, meant: meant) }
        // A NUL would end the text wherever the system reads it.
        guard !text.isEmpty, !text.utf8.contains(0) else { throw SettingMismatch(.outOfRange, meant: meant) }
        return text
    }

    /// A list as it would stand in a file, where the text is one.
    static func list(_ text: String) -> TOMLValue? {
        guard text.hasPrefix("[") else { return nil }
        do throws(TOMLFault) {
            let entries = try TOMLReader.read(Array("list = \(text)".utf8))
            return entries.count == 1 ? entries.first?.node.value : .text(text)
        } catch {
            return .text(text)
        }
    }
}
