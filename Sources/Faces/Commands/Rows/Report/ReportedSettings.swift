import JSON
import Settings

/// The settings that somebody set, for strangers: numbers, lengths of time and words of closed lists as they are, and
/// of what a person wrote freely only that it is set.
struct ReportedSettings {
    private let settings: Settings

    init(_ settings: Settings) { self.settings = settings }

    var lines: [String] {
        settings.all.compactMap { entry in
            guard entry.origin != .standard else { return nil }
            // The name that the user chose may say something too.
            return "\(entry.row.name) = \(Self.shown(entry)) (\(Self.kind(of: entry.origin)))"
        }
    }

    private static func shown(_ entry: SettingEntry) -> String {
        let elements = entry.shown.arrayValue ?? [entry.shown]
        guard elements.allSatisfy({ isPlain($0, entry.row.meant) }) else {
            return entry.shown.arrayValue.map { "[set: \($0.count) words]" } ?? "[set]"
        }
        return SettingText.of(entry.shown)
    }

    private static func isPlain(_ value: JSONValue, _ meant: String) -> Bool {
        switch value {
        case .null, .bool, .integer, .decimal: return true
        case .array, .object: return false
        case .string(let text):
            if text.first?.isNumber == true { return text.count <= 24 && text.allSatisfy { isOfQuantity($0) } }
            // A word of a closed list stands in what the setting takes.
            return meant.split { !$0.isLetter && $0 != "_" && $0 != "-" }.contains { $0 == text }
        }
    }

    private static func isOfQuantity(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || ".:-%".contains(character))
    }

    private static func kind(of origin: SettingOrigin) -> String {
        switch origin {
        case .standard: "default"
        case .file(let path, _): SettingsPlaces.isRepositoryFile(path) ? "a repository's file" : "config.toml"
        case .environment: "a variable"
        case .flag: "an option"
        }
    }
}
