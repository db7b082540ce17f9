import Domain
import JSON
import Platform

/// Looks at the issues that beads keeps in a repository: JSON lines in `.beads/issues.jsonl`. What is open and waits
/// for nothing else is ready.
struct BeadsLook: Sendable {
    private static let fileBytesMax = 64 << 20
    private static let names = ["issues.jsonl", "beads.jsonl"]
    /// Of the kinds of beads: what somebody can work on. An epic is what others make up.
    private static let kinds: Set<String> = ["task", "bug", "feature", "chore"]
    /// Of the kinds of dependencies: those that one waits for.
    private static let waiting: Set<String> = ["blocks", "conditional-blocks", "waits-for"]
    private static let over: Set<String> = ["closed", "tombstone"]

    private let setup: SourceSetup
    private let disk: any Disk
    private var before: FileStatus?

    init(_ setup: SourceSetup, on disk: any Disk) {
        self.setup = setup
        self.disk = disk
    }

    mutating func findings() throws(SourceTrouble) -> SourceFindings {
        var findings = SourceFindings()
        let (path, status) = try file()
        if let before, before == status {
            findings.isUnchanged = true
            return findings
        }
        let bytes: [UInt8]
        do throws(PlatformError) { bytes = try disk.readAll(path, bytesMax: Self.fileBytesMax) } catch {
            throw SourceTrouble(error)
        }
        let objects = try Self.objects(bytes, path, &findings)
        let closed = Set(objects.filter { Self.over.contains($0["status"]?.stringValue ?? "") }.compactMap(Self.id))
        let known = Set(objects.compactMap(Self.id))
        for object in objects {
            if let item = item(object, isMet: { closed.contains($0) || !known.contains($0) }, &findings) {
                findings.items.append(item)
            }
        }
        before = status
        return findings
    }

    private func file() throws(SourceTrouble) -> (String, FileStatus) {
        let folder = FilePath.name(of: setup.path) == ".beads" ? setup.path : "\(setup.path)/.beads"
        do throws(PlatformError) {
            for name in Self.names {
                let path = "\(folder)/\(name)"
                if let status = try disk.status(of: path), status.kind == .file { return (path, status) }
            }
        } catch { throw SourceTrouble(error) }
        throw SourceTrouble("there is no \(folder)/\(Self.names[0])", hint: "bd init makes one", isPassing: false)
    }

    private static func objects(
        _ bytes: [UInt8],
        _ path: String,
        _ findings: inout SourceFindings
    ) throws(SourceTrouble) -> [JSONObject] {
        var objects: [JSONObject] = []
        for (index, line) in bytes.split(separator: 10).enumerated() where line.contains(where: { $0 > 0x20 }) {
            let value = Deliberate.ignore(because: "which line it is is told") { () throws(JSONError) in
                try JSONReader.read(Array(line))
            }
            if let object = value?.objectValue {
                objects.append(object)
            } else {
                findings.problems.append("\(path):\(index + 1) is no issue of beads")
            }
        }
        return objects
    }

    private static func id(_ object: JSONObject) -> String? { object["id"]?.stringValue }

    private func item(
        _ object: JSONObject,
        isMet: (String) -> Bool,
        _ findings: inout SourceFindings
    ) -> SourceItem? {
        guard Self.kinds.contains(object["issue_type"]?.stringValue ?? "task"), let id = Self.id(object) else {
            return nil
        }
        let task = Deliberate.ignore(because: "which it is is told") { () throws(IdentifierError) in try TaskID(id) }
        guard let task else {
            findings.problems.append("\(setup.path): \(String(reflecting: id)) is no id of a task")
            return nil
        }
        let parts = ["description", "design", "acceptance_criteria"].compactMap { key in
            object[key]?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
        }
        var item = SourceItem(task, title: object["title"]?.stringValue ?? id, text: parts.joined(separator: "\n\n"))
        item.priority = object["priority"]?.integerValue
        item.labels = (object["labels"]?.arrayValue ?? []).compactMap(\.stringValue)
        item.author = object["created_by"]?.stringValue
        let status = object["status"]?.stringValue ?? "open"
        if Self.over.contains(status) { item.closed = "beads says that it is \(status)" }
        if status != "open" { item.objection = "beads says that it is \(status)" }
        let waits = (object["dependencies"]?.arrayValue ?? []).compactMap { value -> String? in
            guard let other = value.objectValue, let on = other["depends_on_id"]?.stringValue,
                Self.waiting.contains(other["type"]?.stringValue ?? "blocks"), !isMet(on)
            else { return nil }
            return on
        }
        if let first = waits.first { item.objection = "it waits for \(first), which is not closed" }
        guard setup.labels.allSatisfy({ item.labels.contains($0) }) else { return nil }
        return item
    }
}
