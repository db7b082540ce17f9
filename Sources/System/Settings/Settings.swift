/// All settings with what holds for each and where that comes from. What each is for stands in the table, `Setting`.
///
/// Of several places that set the same, the first of these counts: a flag, a variable `ROOST_…`, the file of a trusted
/// repository, the user's own file, the default.
package struct Settings: Sendable {
    private var entries: [String: SettingEntry] = [:]
    /// The files that were looked at.
    package private(set) var files: [SettingsFile] = []

    /// What holds where nobody sets anything.
    package init() {}

    package subscript<Value>(key: SettingKey<Value>) -> Value { value(key, key.row.name) }

    /// Of a setting that there is one of for each name: `settings[Setting.agentModel, "claude"]`.
    package subscript<Value>(key: SettingKey<Value>, name: String) -> Value { value(key, Self.name(key.row, name)) }

    package func origin<Value>(of key: SettingKey<Value>) -> SettingOrigin { origin(key.row.name) }

    package func origin<Value>(of key: SettingKey<Value>, _ name: String) -> SettingOrigin {
        origin(Self.name(key.row, name))
    }

    /// A flag of the command line sets it, and nothing stands above that.
    package mutating func set<Value>(_ key: SettingKey<Value>, to value: Value, by flag: String) {
        precondition(!key.row.isFamily, "no flag sets a setting that there is one of for each name")
        set(
            SettingEntry(
                name: key.row.name,
                row: key.row,
                shown: key.show(value),
                origin: .flag(flag),
                value: value
            )
        )
    }

    /// Every setting in the order of the table: those that have a default, and of those that there is one of for each
    /// name, those that somebody set.
    package var all: [SettingEntry] {
        Setting.all.flatMap { row -> [SettingEntry] in
            guard row.isFamily else { return [entry(row.name, of: row)] }
            return entries.values.filter { $0.row.name == row.name }.sorted { $0.name < $1.name }
        }
    }

    /// What holds for the setting of this name, in which the name that the user chose stands.
    package func entry(_ name: String, of row: SettingRow) -> SettingEntry {
        if let entry = entries[name] { return entry }
        let (value, shown) = row.standard
        return SettingEntry(name: name, row: row, shown: shown, origin: .standard, value: value)
    }

    /// The names that the user chose in a table, such as those of the agents that something is set for.
    package func names(in table: String) -> [String] {
        let chosen = entries.values.compactMap { entry -> String? in
            guard entry.row.isFamily, entry.row.path.first == table else { return nil }
            // A name has no dot in it.
            return entry.name.split(separator: ".").dropFirst().first.map(String.init)
        }
        return Set(chosen).sorted()
    }

    mutating func set(_ entry: SettingEntry) { entries[entry.name] = entry }

    mutating func note(_ file: SettingsFile) { files.append(file) }

    private func value<Value>(_ key: SettingKey<Value>, _ name: String) -> Value {
        guard let entry = entries[name] else { return key.standard }
        guard let value = entry.value as? Value else {
            preconditionFailure("a value is read by the row of its key, which knows its type")
        }
        return value
    }

    private func origin(_ name: String) -> SettingOrigin { entries[name]?.origin ?? .standard }

    private static func name(_ row: SettingRow, _ name: String) -> String {
        precondition(row.isFamily, "only a setting that there is one of for each name is asked for by one")
        return row.path.map { $0 == SettingRow.anyName ? name : $0 }.joined(separator: ".")
    }
}
