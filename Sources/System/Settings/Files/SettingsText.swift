import Domain

/// What the text of one file sets, and all that is wrong with it.
package struct SettingsText: Sendable {
    package private(set) var entries: [SettingEntry] = []
    package private(set) var problems: [SettingProblem] = []
    private let path: String
    private let authority: SettingAuthority

    /// - Parameters:
    ///   - path: the name of the file, for whoever is told what is wrong.
    ///   - authority: whose file it is.
    package init(_ bytes: [UInt8], path: String, authority: SettingAuthority) {
        self.path = path
        self.authority = authority
        read(bytes)
        problems.sort { Self.place($0) < Self.place($1) }
    }

    private mutating func read(_ bytes: [UInt8]) {
        do throws(TOMLFault) {
            walk(try TOMLReader.read(bytes), below: [])
        } catch {
            report(.notTOML(error.reason), at: error.place)
            // Reading ends at the first thing that is no TOML. What stands on the lines before it is whole mostly,
            // and is told too, so that a person need not come back for it.
            readBefore(error.place, bytes)
        }
    }

    private mutating func readBefore(_ place: TextPlace, _ bytes: [UInt8]) {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let before = Array(lines.prefix(place.line - 1).joined(separator: [UInt8(ascii: "\n")]))
        do throws(TOMLFault) {
            walk(try TOMLReader.read(before), below: [])
        } catch {
            return
        }
    }

    private mutating func walk(_ entries: [TOMLEntry], below path: [String]) {
        for entry in entries {
            let path = path + [entry.key]
            if let row = Setting.all.first(where: { $0.matches(path) }) {
                take(entry, row, path)
            } else if Setting.all.contains(where: { $0.leads(path) }) {
                guard case .table(let inner) = entry.node.value else {
                    report(.notTable(Self.name(path), found: entry.node.value.shown), at: entry.node.place)
                    continue
                }
                walk(inner, below: path)
            } else {
                report(.unknownKey(Self.name(path), similar: Self.similar(to: path)), at: entry.keyPlace)
            }
        }
    }

    private mutating func take(_ entry: TOMLEntry, _ row: SettingRow, _ path: [String]) {
        let name = Self.name(path)
        guard authority == .user || row.authority == .repository else {
            return report(.onlyForUsers(name), at: entry.keyPlace)
        }
        do throws(SettingMismatch) {
            let reading = try row.read(entry.node.value)
            let origin = SettingOrigin.file(self.path, entry.node.place)
            entries.append(
                SettingEntry(name: name, row: row, shown: reading.shown, origin: origin, value: reading.value)
            )
        } catch {
            report(.mismatch(name, error, found: entry.node.value.shown), at: entry.node.place)
        }
    }

    private mutating func report(_ fault: SettingFault, at place: TextPlace) {
        problems.append(SettingProblem(origin: .file(path, place), fault: fault))
    }

    private static func place(_ problem: SettingProblem) -> TextPlace {
        guard case .file(_, let place) = problem.origin else { return TextPlace(line: 0, column: 0) }
        return place
    }

    /// As it would stand in a file: parts that are no plain words in quotes.
    static func name(_ path: [String]) -> String {
        path.map { part in
            let isBare = !part.isEmpty && part.utf8.allSatisfy(isBareByte)
            return isBare ? String(part) : TOMLValue.quoted(part)
        }.joined(separator: ".")
    }

    private static func isBareByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// The settings and tables that were likely meant: those with nearly this name where it stands, or those with just
    /// this name elsewhere.
    static func similar(to path: [String]) -> [String] {
        let rows = Setting.all
        let above = path.dropLast()
        let last = path.last ?? ""
        let names = rows.filter { $0.path.count > above.count && $0.leads(Array(above)) }.map { $0.path[above.count] }
        let small = last.lowercased()
        if names.contains(SettingRow.anyName), SettingRow.isName(small) { return [name(above + [small])] }
        let beside = names.filter { $0 != SettingRow.anyName }
        let near = Suggestion.nearest(to: last, among: Array(Set(beside)))
        guard near.isEmpty else { return near.map { name(above + [$0]) } }
        let elsewhere = rows.filter { $0.path.last == last }.map(\.name)
        return elsewhere.isEmpty ? Suggestion.nearest(to: name(path), among: rows.map(\.name)) : elsewhere
    }
}
