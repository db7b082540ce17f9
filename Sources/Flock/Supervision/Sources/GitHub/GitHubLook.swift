import Domain
import JSON
import Platform

/// Looks at the issues of a repository: which are open, who wants them done, and what became of those that tasks stand
/// for.
struct GitHubLook: Sendable {
    private static let othersMax = 50

    let setup: SourceSetup
    let names: GitHubNames
    var pages: GitHubPages
    /// Issues of others that somebody has labelled who may.
    private var approved: Set<Int64> = []
    private var lastLook: WallTime?

    init(_ setup: SourceSetup, names: GitHubNames, pages: GitHubPages) {
        self.setup = setup
        self.names = names
        self.pages = pages
    }

    /// - Parameter open: the tasks of this source that are not over.
    mutating func findings(awaited open: [TaskID], at now: WallTime) throws(SourceTrouble) -> SourceFindings {
        let (issues, isUnchanged) = try pages.issues(from: listURL)
        var findings = SourceFindings()
        findings.isUnchanged = isUnchanged
        guard !isUnchanged else { return findings }
        var seen: Set<Int64> = []
        for issue in issues where !issue.isPullRequest && issue.isOpen && issue.hasAll(setup.labels) {
            guard seen.insert(issue.number).inserted else { continue }
            guard let task = names.task(issue.number) else {
                findings.problems.append("the name of \(setup.repository) makes no id of a task: it is too long")
                break
            }
            var item = issue.item(task)
            item.objection = try objection(to: issue)
            // Whoever labelled it has seen what it said then.
            item.canBeEdited = issue.isByTrusted(setup.authors)
            if let lastLook, let created = issue.createdAt, created < lastLook { item.isLabelled = true }
            findings.items.append(item)
        }
        findings.items += try missing(open.filter { names.number(of: $0).map { !seen.contains($0) } ?? false })
        lastLook = now
        return findings
    }

    private var issuesURL: String { "\(setup.api)/repos/\(setup.repository)/issues" }

    private var listURL: String {
        let labels = setup.labels.map(Self.escaped).joined(separator: ",")
        return "\(issuesURL)?state=open&per_page=100" + (labels.isEmpty ? "" : "&labels=\(labels)")
    }

    /// Why its text is no work, though it is open and has the labels.
    private mutating func objection(to issue: GitHubIssue) throws(SourceTrouble) -> String? {
        if issue.isByTrusted(setup.authors) { return nil }
        let author = issue.author ?? "somebody unknown"
        if setup.authors.isEmpty {
            return "\(author), who wrote it, is no owner, member or collaborator of \(setup.repository)"
        }
        let refusal = "\(author), who wrote it, is not among sources.\(setup.name).authors"
        guard !setup.labels.isEmpty else { return refusal }
        if approved.contains(issue.number) { return nil }
        guard try isLabelledByAuthor(issue) else { return "\(refusal), and nobody who is has labelled it" }
        approved.insert(issue.number)
        return nil
    }

    private func isLabelledByAuthor(_ issue: GitHubIssue) throws(SourceTrouble) -> Bool {
        let wanted = Set(setup.labels.map { $0.lowercased() })
        let events = try pages.list(at: "\(issuesURL)/\(issue.number)/events?per_page=100")
        return events.contains { value in
            guard let event = value.objectValue, event["event"]?.stringValue == "labeled",
                let label = event["label"]?.objectValue?["name"]?.stringValue,
                let actor = event["actor"]?.objectValue?["login"]?.stringValue
            else { return false }
            return wanted.contains(label.lowercased()) && setup.authors.contains(actor.lowercased())
        }
    }

    /// What became of issues that are not in the list any more.
    private func missing(_ tasks: [TaskID]) throws(SourceTrouble) -> [SourceItem] {
        var items: [SourceItem] = []
        for task in tasks.sorted().prefix(Self.othersMax) {
            guard let number = names.number(of: task) else { continue }
            let issue = try pages.issue(at: "\(issuesURL)/\(number)")
            var item = issue?.item(task) ?? SourceItem(task, title: "", text: "")
            if issue == nil { item.closed = "its issue is not there any more" }
            if let issue, issue.isOpen {
                guard !issue.hasAll(setup.labels) else { continue }
                item.closed = "its issue has lost a label of \(setup.labels.joined(separator: ", "))"
            }
            items.append(item)
        }
        return items
    }

    /// As a query of a URL takes it.
    private static func escaped(_ text: String) -> String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
        return text.utf8.map { byte in
            plain.contains(byte)
                ? String(Unicode.Scalar(byte)) : "%\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))"
        }.joined()
    }
}
