/// Lists of texts as settings take them.
enum SettingList {
    private static let wordsMax = 1_024

    static func read(
        _ value: TOMLValue,
        meant: String,
        wordsMax: Int = wordsMax,
        isFit: (String) -> Bool
    ) throws(SettingMismatch) -> [String] {
        if case .text(let text) = value {
            throw SettingMismatch(.wrongType, meant: meant, hint: "write [\(TOMLValue.quoted(text))]")
        }
        guard case .list(let nodes) = value else { throw SettingMismatch(.wrongType, meant: meant) }
        guard nodes.count <= wordsMax else {
            throw SettingMismatch(.outOfRange, meant: meant, hint: "at most \(wordsMax) of them")
        }
        var words: [String] = []
        for node in nodes {
            let place = "line \(node.place.line), column \(node.place.column)"
            // A NUL would end the text wherever the system reads it.
            guard case .text(let word) = node.value, !word.utf8.contains(0) else {
                throw SettingMismatch(.wrongType, meant: meant, hint: "\(place): each of them is a text")
            }
            guard isFit(word) else {
                throw SettingMismatch(.outOfRange, meant: meant, hint: "\(place): not \(TOMLValue.quoted(word))")
            }
            words.append(word)
        }
        return words
    }

    /// A list as it would stand in a file, or the one text in a list.
    static func given(_ text: String) -> TOMLValue {
        let alone = TOMLValue.list([TOMLNode(value: .text(text), place: TextPlace(line: 1, column: 1))])
        guard text.hasPrefix("[") else { return alone }
        do throws(TOMLFault) {
            let entries = try TOMLReader.read(Array("list = \(text)".utf8))
            return entries.count == 1 ? entries.first?.node.value ?? alone : .text(text)
        } catch {
            return .text(text)
        }
    }

    /// As POSIX has the names that a shell can set.
    static func isVariable(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else {
            return false
        }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: false
            }
        }
    }
}
