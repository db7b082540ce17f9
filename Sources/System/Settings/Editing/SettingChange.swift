package import Platform

/// One setting of the user's own file, changed in place.
package struct SettingChange: Sendable {
    /// What became of the file.
    package enum Outcome: Hashable, Sendable {
        /// Where it stands now.
        case written(SettingOrigin)
        case removed
        /// It said so already.
        case unchanged
    }

    package let name: String
    package let row: SettingRow
    private let path: [String]
    /// Nothing where it is to be removed.
    private let value: TOMLValue?
    private let shown: SettingRow.Shown?

    /// - Parameters:
    ///   - name: with dots: `run.timeout`.
    ///   - text: as a variable would have it; nothing for whoever wants the default back.
    package init(_ name: String, to text: String?) throws(SettingFault) {
        let (path, row) = try Setting.find(name)
        let value = text.map { row.given($0) }
        if let value {
            do throws(SettingMismatch) { shown = try row.read(value).shown } catch {
                throw .mismatch(name, error, found: value.shown)
            }
        } else {
            shown = nil
        }
        (self.name, self.row, self.path, self.value) = (name, row, path, value)
    }

    /// Changes the file, of two changes at once the one after the other. The file is the old one or the new one, and
    /// nothing else in it is touched.
    package func apply(home: String, on disk: any Disk) throws(SettingsError) -> Outcome {
        let path = SettingsPlaces.userFile(home: home)
        try onDisk { () throws(PlatformError) in try disk.makeFolders(home) }
        return try SettingsLock.hold(home: home, for: path, on: disk) { () throws(SettingsError) in
            let bytes = try SafeFile.read(path, .ours, on: disk) ?? []
            guard let changed = try changed(bytes, path) else { return .unchanged }
            guard changed.count <= SettingsPlaces.fileBytesMax else {
                throw .disk(.tooLarge(path: path, bytesMax: SettingsPlaces.fileBytesMax))
            }
            try onDisk { () throws(PlatformError) in try disk.replaceFile(FilePath.resolved(path), with: changed) }
            return Self.entries(changed, path)[name].map { .written($0.origin) } ?? .removed
        }
    }

    /// The text with the change in it; nothing where it says so already.
    private func changed(_ bytes: [UInt8], _ path: String) throws(SettingsError) -> [UInt8]? {
        do throws(TOMLFault) { _ = try TOMLReader.read(bytes) } catch {
            throw .invalid([SettingProblem(origin: .file(path, error.place), fault: .notTOML(error.reason))])
        }
        let edit = TOMLEdit(bytes, at: self.path)
        guard let value else {
            guard let text = edit.textWithout else { return nil }
            guard isFit(text, insteadOf: bytes, path) else { throw .unplaceable(path, name) }
            return text
        }
        if Self.entries(bytes, path)[name]?.shown == shown { return nil }
        guard let written = TOMLString.written(value),
            let text = edit.texts(with: written).first(where: { isFit($0, insteadOf: bytes, path) })
        else { throw .unplaceable(path, name) }
        return text
    }

    /// Whether the text sets what it should, and everything else as before.
    private func isFit(_ text: [UInt8], insteadOf old: [UInt8], _ path: String) -> Bool {
        var wanted = Self.entries(old, path).mapValues(\.shown)
        wanted[name] = shown
        guard Self.entries(text, path).mapValues(\.shown) == wanted else { return false }
        return Self.problems(text, path, but: name).isSubset(of: Self.problems(old, path, but: name))
    }

    private static func entries(_ bytes: [UInt8], _ path: String) -> [String: SettingEntry] {
        let entries = SettingsText(bytes, path: path, authority: .user).entries
        return Dictionary(entries.map { ($0.name, $0) }) { _, last in last }
    }

    /// By what they are about, for their places move.
    private static func problems(_ bytes: [UInt8], _ path: String, but name: String) -> Set<[String]> {
        let problems = SettingsText(bytes, path: path, authority: .user).problems.map(\.fault)
        return Set(problems.filter { $0.key != name }.map { [$0.code, $0.key ?? "", $0.key == nil ? "\($0)" : ""] })
    }
}

extension Setting {
    private static let similarMax = 5

    /// The row of a setting by its name, in which the name that the user chose may stand.
    package static func find(_ name: String) throws(SettingFault) -> (path: [String], row: SettingRow) {
        let path = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        if !path.contains(SettingRow.anyName), let row = all.first(where: { $0.matches(path) }) { return (path, row) }
        let below = all.filter { $0.leads(path) }.prefix(similarMax).map(\.name)
        throw .unknownKey(SettingsText.name(path), similar: below.isEmpty ? SettingsText.similar(to: path) : below)
    }
}
