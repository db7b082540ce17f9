import Domain
import JSON
import Synchronization
import TestSupport

/// A server on this machine that speaks of one repository, `acme/web`, as GitHub does.
final class GitHubTrial {
    struct Issue: Sendable {
        var number: Int64
        var title = "Mend it"
        var body = "demo: say Mended"
        var labels = ["roost"]
        var author = "octocat"
        var association = "OWNER"
        var isOpen = true
        var isPullRequest = false
        var createdAt = "2026-11-01T10:00:00Z"
        var labelledBy: String?

        var json: JSONValue {
            var object: JSONObject = [
                "number": .integer(number), "title": .string(title), "body": .string(body),
                "state": .string(isOpen ? "open" : "closed"),
                "labels": .array(labels.map { ["name": .string($0)] }), "user": ["login": .string(author)],
                "author_association": .string(association),
                "html_url": .string("https://github.example.org/acme/web/issues/\(number)"),
                "created_at": .string(createdAt),
            ]
            if isPullRequest { object["pull_request"] = ["url": "x"] }
            if !isOpen { object["state_reason"] = "not_planned" }
            return .object(object)
        }
    }

    private final class State: Sendable {
        let issues = Mutex<[Issue]>([])
        let faults = Mutex<[TrialReply]>([])
        let unchanged = Atomic(0)
    }

    let server: HTTPTrial
    private let state: State

    init(_ issues: [Issue] = [], pageSize: Int = 100) throws {
        let state = State()
        state.issues.withLock { $0 = issues }
        self.state = state
        server = try HTTPTrial { question in Self.answer(question, state, pageSize) }
    }

    var url: String { server.url }

    /// How often it said that nothing had changed.
    var unchanged: Int { state.unchanged.load(ordering: .relaxed) }

    /// How often the list, or a page of it, was asked for.
    var lists: Int { server.questions.count { $0.path.contains("/issues?") } }

    func add(_ issue: Issue) { state.issues.withLock { $0.append(issue) } }

    func change(_ number: Int64, _ change: @Sendable (inout Issue) -> Void) {
        state.issues.withLock { issues in
            for index in issues.indices where issues[index].number == number { change(&issues[index]) }
        }
    }

    /// The next answers, before it goes on as it was.
    func fail(with replies: [TrialReply]) { state.faults.withLock { $0 += replies } }

    private static func answer(_ question: TrialQuestion, _ state: State, _ pageSize: Int) -> TrialReply {
        if let fault = state.faults.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) { return fault }
        let parts = question.path.split(separator: "?", maxSplits: 1).map(String.init)
        let root = "/repos/acme/web/issues"
        guard parts[0].hasPrefix(root) else { return TrialReply(404, body: "{}") }
        let rest = parts[0].dropFirst(root.count).split(separator: "/").map(String.init)
        let issues = state.issues.withLock { $0 }
        if rest.isEmpty { return list(issues, parts.count > 1 ? parts[1] : "", question, state, pageSize) }
        guard let issue = issues.first(where: { "\($0.number)" == rest[0] }) else { return TrialReply(404, body: "{}") }
        guard rest.count > 1 else { return TrialReply(body: JSONWriter.text(issue.json)) }
        let events: [JSONValue] =
            issue.labelledBy.map { actor in
                issue.labels.map {
                    ["event": "labeled", "label": ["name": .string($0)], "actor": ["login": .string(actor)]]
                }
            } ?? []
        return TrialReply(body: JSONWriter.text(.array(events)))
    }

    private static func list(
        _ issues: [Issue],
        _ query: String,
        _ question: TrialQuestion,
        _ state: State,
        _ pageSize: Int
    ) -> TrialReply {
        let pairs = query.split(separator: "&").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
        let values = Dictionary(pairs.map { ($0[0], $0.count > 1 ? $0[1] : "") }, uniquingKeysWith: { $1 })
        let labels = (values["labels"] ?? "").split(separator: ",").map(String.init)
        let wanted = issues.filter { $0.isOpen && labels.allSatisfy($0.labels.contains) }
        let page = Int(values["page"] ?? "1") ?? 1
        let body = JSONWriter.text(.array(wanted.dropFirst((page - 1) * pageSize).prefix(pageSize).map(\.json)))
        let hasMore = wanted.count > page * pageSize
        let tag = "\"\(CRC32C.checksum(Array("\(body)\(hasMore)".utf8)))\""
        var headers = [(name: "ETag", value: tag)]
        if hasMore {
            let kept = pairs.filter { $0[0] != "page" }.map { $0.joined(separator: "=") }.joined(separator: "&")
            let next = "http://\(question.headers["host"] ?? "")/repos/acme/web/issues?\(kept)&page=\(page + 1)"
            headers.append((name: "Link", value: "<\(next)>; rel=\"next\", <x>; rel=\"last\""))
        }
        if question.headers["if-none-match"] == tag {
            state.unchanged.wrappingAdd(1, ordering: .relaxed)
            return TrialReply(304, headers: headers)
        }
        return TrialReply(headers: headers, body: body)
    }
}
