import Domain
import Glibc
import Journal
import Platform
import Queries
import Settings

/// A report for whoever looks for a bug: how this Roost is, without what it was used for.
struct ReportText {
    private let invocation: Invocation
    private let home: HomePaths
    private let redaction: ReportRedaction

    init(_ invocation: Invocation) throws(CommandError) {
        self.invocation = invocation
        home = HomePaths(root: try invocation.home())
        redaction = ReportRedaction(home: home.root, environment: invocation.environment)
    }

    /// Each part says what is in it, and one that cannot be had says why.
    static let contents = [
        "versions of roost, of its libraries and of the system", "what roost doctor finds",
        "settings that are not at their defaults; of free texts only that they are set",
        "how many rows each table of the record has", "the last events of the daemon, in words only about itself",
    ]

    static let omissions = "what agents wrote or were told, titles, names of files in your own folder, secrets"

    func text() -> String {
        let head = """
            A report of Roost, made at \(invocation.clock.now().wall.iso) by "roost report".
            In it: \(Self.contents.joined(separator: "; ")).
            Not in it: \(Self.omissions).
            It was sent nowhere. Read it before you give it to anybody.
            """
        let parts: [(String, () throws(CommandError) -> [String])] = [
            ("versions", versions), ("doctor", doctor), ("settings", settings), ("record", record), ("daemon", events),
        ]
        let told = parts.map { part in "== \(part.0) ==\n" + lines(part.1).joined(separator: "\n") }
        return redaction.clean(([head] + told).joined(separator: "\n\n") + "\n")
    }

    private func lines(_ body: () throws(CommandError) -> [String]) -> [String] {
        do throws(CommandError) {
            let lines = try body()
            return lines.isEmpty ? ["nothing"] : lines
        } catch { return ["not to be had: \(error.code)"] }
    }

    // MARK: - Parts

    private func versions() throws(CommandError) -> [String] {
        var lines = ["roost \(VersionCommand.version) (run directories \(Layout.run), sessions \(Layout.session))"]
        var name = utsname()
        if uname(&name) == 0 {
            let parts = [Self.text(of: name.sysname), Self.text(of: name.release), Self.text(of: name.machine)]
            lines.append(parts.joined(separator: " "))
        }
        return lines + loaded
    }

    private static func text<Field>(of field: Field) -> String {
        withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }

    /// The libraries that this program runs with, by the names of their files, which bear their versions.
    private var loaded: [String] {
        let maps = Deliberate.ignore(because: "without /proc it is not known") { () throws(PlatformError) in
            try invocation.disk.readAll("/proc/self/maps", bytesMax: 4 << 20)
        }
        let paths = String(decoding: maps ?? [], as: UTF8.self).split(separator: "\n").compactMap { line in
            line.split(separator: " ", omittingEmptySubsequences: true).last.map(String.init)
        }
        return Set(paths.filter { $0.contains(".so") }.map { FilePath.name(of: $0) }).sorted()
    }

    private func doctor() throws(CommandError) -> [String] {
        try Doctor(invocation).findings().map(Self.line)
    }

    /// Of what a person has named only that it is there: the text may say the name of a project.
    static func line(of finding: DoctorFinding) -> String {
        let words = finding.name.split(separator: " ")
        let isKnownAgent = words.count == 2 && words[0] == "agent" && WorkerKind(rawValue: String(words[1])) != nil
        if isKnownAgent || words.count == 1 && finding.name != "settings" {
            return "\(finding.mark)  \(finding.name): \(finding.text)"
        }
        return "\(finding.mark)  \(words.first ?? "")"
    }

    /// What is wrong in them is told with the value, which may be anything.
    private func settings() throws(CommandError) -> [String] {
        do throws(CommandError) { return ReportedSettings(try invocation.settings()).lines } catch {
            guard case .settings = error else { throw error }
            return ["they are wrong: roost config validate says by what"]
        }
    }

    private func record() throws(CommandError) -> [String] {
        guard let record = try invocation.recordIfMade(withConversations: false) else { return [] }
        let root = home.root
        return try invocation.asking { () throws(QueriesError) in
            let counts = try record.tableCounts().map { "\($0.name): \($0.rows)" }
            return counts + ["bytes to read: \(try record.counts(home: root).unreadBytes)"]
        }
    }

    private func events() throws(CommandError) -> [String] {
        try onRecord { () throws(JournalError) in try ReportedEvents(in: home, on: invocation.disk).lines }
    }
}
