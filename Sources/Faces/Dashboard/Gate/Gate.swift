/// Who may ask what, decided before anything is looked at: no path is open but those by which a browser gets in.
struct Gate: Sendable {
    enum Verdict: Hashable, Sendable {
        case passed
        /// A person is shown how to get in.
        case login
        case refused(Problem)
    }

    /// What the page shows that lets a browser in, and where its code goes.
    private static let open: Set<String> = ["/login", "/icon.svg", "/favicon.ico"]
    static let loginPath = "/api/v1/login"

    private let rules: GateRules
    private let isOpenAsset: @Sendable (String) -> Bool

    init(_ rules: GateRules, isOpenAsset: @escaping @Sendable (String) -> Bool) {
        self.rules = rules
        self.isOpenAsset = isOpenAsset
    }

    func judge(_ request: HTTPRequest, _ access: Access) -> Verdict {
        let hosts = request.fields.values("Host")
        guard hosts.count == 1, let host = hosts.first, rules.knows(host: host) else {
            let told = hosts.first.map { "\"\($0.prefix(80))\" is no name of this server" } ?? "no host is named"
            return .refused(
                Problem(
                    .misdirectedRequest,
                    told,
                    hint: "names beside 127.0.0.1 and localhost are in the setting web.names"
                )
            )
        }
        guard [.get, .head, .post].contains(request.method) else { return .refused(Self.wrongMethod) }
        guard case .success(let target) = request.target else {
            return .refused(Self.fault(of: request.target))
        }
        let isWrite = request.method != .get && request.method != .head
        if isWrite, let problem = faultOfWrite(request, host) { return .refused(problem) }
        if !isWrite, let problem = faultOfRead(request) { return .refused(problem) }
        if Self.isOpen(target.path, isWrite: isWrite) || !isWrite && isOpenAsset(target.path) { return .passed }
        let isKnown = access.isProven(
            cookies: request.fields.values("Cookie"),
            authorization: request.fields.first("Authorization")
        )
        guard isKnown else { return Self.isForPerson(request, target) ? .login : .refused(.unknownVisitor) }
        if isWrite, rules.isReadOnly, !Self.looksOnly(target.path) { return .refused(.readOnly) }
        return .passed
    }

    private static let wrongMethod: Problem = {
        var problem = Problem(.methodNotAllowed, "only GET, HEAD and POST are answered")
        problem.fields = [HTTPField("Allow", "GET, HEAD, POST")]
        return problem
    }()

    private static func fault(of target: Result<HTTPTarget, HTTPTargetFault>) -> Problem {
        guard case .failure(let fault) = target else { return .badRequest("this address cannot be read") }
        return Problem(fault.status, "this address cannot be read: \(fault)")
    }

    /// A question in SQL is posted for its length, and changes nothing.
    private static func looksOnly(_ path: String) -> Bool { path == "/api/v1/sql" || path == "/api/v1/logout" }

    private static func isOpen(_ path: String, isWrite: Bool) -> Bool {
        isWrite ? path == loginPath : open.contains(path)
    }

    private static func isForPerson(_ request: HTTPRequest, _ target: HTTPTarget) -> Bool {
        guard request.method == .get || request.method == .head, target.segments.first != "api" else { return false }
        return request.fields.first("Accept")?.contains("text/html") ?? false
    }

    /// Another page can have a browser send a form, and read nothing of the answer: what changes something has to come
    /// from a page of ours, in a form that no other page can send.
    private func faultOfWrite(_ request: HTTPRequest, _ host: String) -> Problem? {
        let origins = request.fields.values("Origin")
        guard origins.count == 1, let origin = origins.first, rules.isOwn(origin: origin, host: host) else {
            return Problem(
                .forbidden,
                title: "Wrong origin",
                origins.isEmpty ? "the request does not say which page it comes from" : "it comes from another page",
                hint: "programs give the header Origin as the address of this server"
            )
        }
        if let site = request.fields.first("Sec-Fetch-Site"), site != "same-origin" { return Self.foreign }
        guard Self.isJSON(request.fields.values("Content-Type")) else {
            return Problem(.unsupportedMediaType, "what is posted is to be application/json")
        }
        return nil
    }

    private func faultOfRead(_ request: HTTPRequest) -> Problem? {
        guard let site = request.fields.first("Sec-Fetch-Site"), site == "cross-site" || site == "same-site" else {
            return nil
        }
        // A link on another page may lead here; nothing of here may be built into one.
        return request.fields.first("Sec-Fetch-Mode") == "navigate" ? nil : Self.foreign
    }

    private static let foreign = Problem(.forbidden, title: "Wrong origin", "it comes from another page")

    private static func isJSON(_ types: [String]) -> Bool {
        guard types.count == 1, let type = types.first else { return false }
        let name = type.split(separator: ";", maxSplits: 1).first.map { $0.filter { $0 != " " }.lowercased() }
        return name == "application/json"
    }
}
