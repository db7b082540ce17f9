import Domain
import JSON

/// An issue as GitHub tells it.
struct GitHubIssue: Hashable, Sendable {
    /// How the author stands to the repository, where that lets somebody decide on its work.
    private static let trusted: Set<String> = ["OWNER", "MEMBER", "COLLABORATOR"]

    let number: Int64
    let title: String
    let body: String
    let isOpen: Bool
    let isPullRequest: Bool
    let labels: [String]
    let author: String?
    let association: String?
    let url: String?
    let createdAt: WallTime?
    private let closing: String?

    /// Nil for what is no issue.
    init?(_ value: JSONValue) {
        guard let object = value.objectValue, let number = object["number"]?.integerValue, number > 0 else {
            return nil
        }
        self.number = number
        title = object["title"]?.stringValue ?? "issue \(number)"
        body = object["body"]?.stringValue ?? ""
        isOpen = object["state"]?.stringValue != "closed"
        isPullRequest = object["pull_request"]?.objectValue != nil
        labels = (object["labels"]?.arrayValue ?? []).compactMap {
            $0.stringValue ?? $0.objectValue?["name"]?.stringValue
        }
        author = object["user"]?.objectValue?["login"]?.stringValue
        association = object["author_association"]?.stringValue
        url = object["html_url"]?.stringValue
        closing = object["state_reason"]?.stringValue
        createdAt =
            Deliberate.ignore(because: "without it nothing is said of when it was labelled") {
                () throws(FieldError) in try Fields(object).optional("created_at", .time)
            } ?? nil
    }

    func hasAll(_ wanted: [String]) -> Bool {
        let own = Set(labels.map { $0.lowercased() })
        return wanted.allSatisfy { own.contains($0.lowercased()) }
    }

    /// Whether its text may be work as it stands.
    func isByTrusted(_ authors: Set<String>) -> Bool {
        if authors.isEmpty { return association.map(Self.trusted.contains) ?? false }
        return author.map { authors.contains($0.lowercased()) } ?? false
    }

    func item(_ task: TaskID) -> SourceItem {
        var item = SourceItem(task, title: title, text: body)
        item.priority = SourceItem.priority(inLabels: labels)
        item.labels = labels
        item.number = number
        item.url = url
        item.author = author
        if !isOpen { item.closed = "its issue was closed" + (closing.map { " (\($0))" } ?? "") }
        return item
    }
}
