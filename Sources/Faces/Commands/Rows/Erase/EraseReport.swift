import Domain
import Indexer
import JSON

/// What an erasure finds and does, without showing what is erased.
struct EraseReport {
    private let findings: EraseFindings
    private let subject: EraseSubject
    private let invocation: Invocation

    init(_ findings: EraseFindings, _ subject: EraseSubject, _ invocation: Invocation) {
        self.findings = findings
        self.subject = subject
        self.invocation = invocation
    }

    func tellNothing() throws(CommandError) -> ExitCode {
        try tellLeft(findings.left)
        try invocation.console.say("roost: it stands in no file of the record, and nothing was changed")
        try invocation.console.say("  what the databases alone may still hold goes with: roost reindex")
        return .notFound
    }

    /// What will happen, for whoever is asked.
    func preview() throws(CommandError) {
        for line in lines { try invocation.console.say(SafeText.of(line)) }
        try tellLeft(findings.left)
    }

    func show(isDone: Bool, alsoLeft: [EraseFindings.Left] = []) throws(CommandError) -> ExitCode {
        let left = findings.left + alsoLeft
        try invocation.console.show(table(isDone: isDone, left), as: invocation.format)
        if invocation.format == .table {
            try invocation.console.say(summary(isDone: isDone))
            if !isDone { try invocation.console.say("  to erase it: --confirm \(subject.name)") }
            if !findings.refs.isEmpty {
                try invocation.console.say("  what only these refs held stays until git collects it:")
                for refs in findings.refs {
                    try invocation.console.say("    git -C \(SafeText.of(refs.repository)) gc --prune=now")
                }
            }
        }
        try tellLeft(left)
        return left.isEmpty ? .ok : .finding
    }

    private func tellLeft(_ left: [EraseFindings.Left]) throws(CommandError) {
        for left in left {
            try invocation.console.say("roost: not erased: " + SafeText.of("\(left.path): \(left.why)"))
        }
    }

    private func summary(isDone: Bool) -> String {
        let files = findings.files.filter { $0.treatment != .removed }.count
        let places = Self.count(findings.placeCount, "place")
        let what =
            switch subject {
            case .secret: "\(places) in \(Self.count(files, "file"))"
            case .run(let run): "\(run)"
            }
        return isDone ? "erased: \(what); the databases were made anew" : "would erase: \(what)"
    }

    private static func count(_ number: Int, _ noun: String) -> String {
        number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
    }

    // MARK: - Rows

    private struct Entry {
        let action: String
        let path: String
        var offset: Int64?
        var places: Int?
        var bytes: Int64?
    }

    private var entries: [Entry] {
        let files = findings.files.map { file in
            let isRemoved = file.treatment == .removed
            return Entry(
                action: isRemoved ? "remove" : "erase",
                path: file.shownPath,
                offset: file.ranges.first?.lowerBound,
                places: file.ranges.isEmpty ? nil : file.ranges.count,
                bytes: file.ranges.isEmpty ? nil : file.byteCount
            )
        }
        let removals = findings.removals.map { Entry(action: "remove", path: $0) }
        let refs = findings.refs.flatMap { refs in
            refs.refs.map { Entry(action: "remove ref", path: "\(refs.repository) \($0)") }
        }
        return removals + files + refs
    }

    private var lines: [String] {
        entries.map { entry in
            let place = entry.places.map { ", \(Self.count($0, "place")) from byte \(entry.offset ?? 0)" } ?? ""
            return "\(entry.action)  \(entry.path)\(place)"
        }
    }

    private func table(isDone: Bool, _ left: [EraseFindings.Left]) -> Table {
        var table = Table(
            of: "erasure",
            [
                Column("action", title: "ACTION"), Column("places", title: "PLACES", .number),
                Column("bytes", title: "BYTES", .number), Column("offset", title: "FIRST AT", .number),
                Column("path", title: "WHERE"), Column("done", title: "DONE"), Column("name", title: "NAME"),
            ]
        )
        for entry in entries { table.append(row(entry, isDone: isDone)) }
        for left in left { table.append(row(Entry(action: "keep", path: left.path), isDone: false)) }
        return table
    }

    private func row(_ entry: Entry, isDone: Bool) -> [Cell] {
        [
            .text(entry.action), entry.places.map { .integer($0) } ?? .none, entry.bytes.map { .integer($0) } ?? .none,
            entry.offset.map { .integer($0) } ?? .none, .text(entry.path), Cell(isDone ? "yes" : "no", .bool(isDone)),
            .text(subject.name),
        ]
    }
}
