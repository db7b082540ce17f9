import Domain

/// Whether what came to the listener for webhooks is from GitHub: by the code that only who knows the secret can make
/// of the very bytes (docs.github.com, "Validating webhook deliveries").
struct WebhookGate: Sendable {
    enum Verdict: Hashable, Sendable {
        /// Something may be new at a repository.
        case news
        /// It is told that the listener is there, or something that is not asked for.
        case nothing
        case refused(Problem)
    }

    static let path = "/github"
    private static let eventsWithNews: Set<String> = ["issues", "issue_comment", "label", "pull_request", "push"]
    private static let prefix = "sha256="
    /// Else anybody could find it out.
    static let secretBytesMin = 16

    private let secret: [UInt8]

    init(secret: [UInt8]) { self.secret = secret }

    func judge(_ request: HTTPRequest) -> Verdict {
        guard case .success(let target) = request.target, target.path == Self.path else {
            return .refused(.notFound("only \(Self.path) is answered here"))
        }
        guard request.method == .post else {
            return .refused(Problem(.methodNotAllowed, "only POST is answered here"))
        }
        guard let signature = request.fields.only("X-Hub-Signature-256"), signature.hasPrefix(Self.prefix) else {
            return .refused(Problem(.unauthorized, "it is not signed", hint: "give the webhook a secret at GitHub"))
        }
        let expected = Array((Self.prefix + Hex.encode(HMACSHA256.code(request.body, key: secret))).utf8)
        guard HMACSHA256.isEqual(Array(signature.utf8), expected) else {
            return .refused(Problem(.unauthorized, "it is signed with another secret"))
        }
        return Self.eventsWithNews.contains(request.fields.only("X-GitHub-Event") ?? "") ? .news : .nothing
    }
}
