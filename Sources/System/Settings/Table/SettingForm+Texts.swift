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
            given: { SettingList.given($0) }
        )
    }
}

extension SettingForm where Value == [String] {
    private static var prefixesMax: Int { 64 }
    private static var prefixBytesMax: Int { 256 }

    /// How lines begin: plain texts, so that looking for them takes as long as a line is, whatever stands in it.
    package static var prefixes: SettingForm {
        let meant = "a list of texts with which lines begin, such as [\"[MEMORY]\", \"NOTE:\"]"
        return SettingForm(
            meant: meant,
            read: { (value: TOMLValue) throws(SettingMismatch) in
                if case .text(let text) = value {
                    throw SettingMismatch(.wrongType, meant: meant, hint: "write [\(TOMLValue.quoted(text))]")
                }
                guard case .list(let nodes) = value else { throw SettingMismatch(.wrongType, meant: meant) }
                guard nodes.count <= prefixesMax else {
                    throw SettingMismatch(.outOfRange, meant: meant, hint: "at most \(prefixesMax) of them")
                }
                var prefixes: [String] = []
                for node in nodes { prefixes.append(try prefix(node, meant: meant)) }
                return prefixes
            },
            show: { .array($0.map { .string($0) }) },
            given: { SettingList.given($0) }
        )
    }

    private static func prefix(_ node: TOMLNode, meant: String) throws(SettingMismatch) -> String {
        let place = "line \(node.place.line), column \(node.place.column)"
        guard case .text(let text) = node.value else {
            throw SettingMismatch(.wrongType, meant: meant, hint: "\(place): each of them is a text")
        }
        guard !text.allSatisfy(\.isWhitespace), text.utf8.count <= prefixBytesMax else {
            throw SettingMismatch(
                .outOfRange,
                meant: meant,
                hint: "\(place): a beginning has at most \(prefixBytesMax) bytes, and not only space"
            )
        }
        guard text.first?.isWhitespace == false, !text.contains(where: \.isNewline), !text.utf8.contains(0) else {
            throw SettingMismatch(
                .outOfRange,
                meant: meant,
                hint: "\(place): no line begins so: the space in front of a line does not count, and none has a newline"
            )
        }
        return text
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
}
