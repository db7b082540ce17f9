import Control
import Domain
import JSON

/// Where every request comes in: who asks is judged before what is asked is looked at, and each answer says what the
/// browser may not do with it.
final class FrontDesk {
    private let gate: Gate
    private let entry: WebEntrance
    private let desk: WebDesk
    private let pages: WebPages
    private let log: AccessLog

    init(_ rules: GateRules, _ entry: WebEntrance, _ desk: WebDesk, _ assets: WebAssets, _ log: AccessLog) {
        gate = Gate(rules) { assets.isOpen($0) }
        self.entry = entry
        self.desk = desk
        pages = WebPages(assets: assets)
        self.log = log
    }

    func take(_ call: HTTPCall) {
        switch gate.judge(call.request, entry.accessOfTurn) {
        case .refused(let problem):
            let isPage = Self.isOddAddressOfPage(call.request)
            finish(call, isPage ? pages.refusal(problem) : problem.response)
        case .login: finish(call, pages.login(call.request))
        case .passed: answer(call)
        }
    }

    /// Whoever has mistyped an address gets to read what is wrong with it.
    private static func isOddAddressOfPage(_ request: HTTPRequest) -> Bool {
        guard case .failure = request.target, request.method == .get || request.method == .head else { return false }
        guard !request.rawTarget.starts(with: "/api".utf8) else { return false }
        return request.fields.first("Accept")?.contains("text/html") ?? false
    }

    private func answer(_ call: HTTPCall) {
        guard case .success(let target) = call.request.target else { return }
        guard target.segments.first == "api" else { return finish(call, pages.answer(call.request, target)) }
        guard let (route, path) = RouteTable.row(call.request.method, at: target.segments) else {
            return finish(call, Self.missing(at: target.segments).response)
        }
        do throws(Problem) {
            let values = try RouteValues(
                route.parameters,
                path: path,
                target: target,
                body: call.request.body,
                isPosted: route.method == .post
            )
            // What is told to a stream is noted once, when it begins.
            let begun: (HTTPCall) -> Void = { [log] in log.note($0.request, .ok, count: 0) }
            desk.answer(RouteCall(call, route, values, begun: begun) { [self] in finish($0, $1) })
        } catch { finish(call, error.response) }
    }

    private static func missing(at segments: [String]) -> Problem {
        let methods = RouteTable.methods(at: segments)
        guard !methods.isEmpty else {
            return .notFound("there is nothing at this address", hint: "/api/v1/openapi.json lists what there is")
        }
        let names = methods.map(\.rawValue).joined(separator: ", ")
        var problem = Problem(.methodNotAllowed, "only \(names) is answered here")
        problem.fields = [HTTPField("Allow", names)]
        return problem
    }

    private func finish(_ call: HTTPCall, _ response: HTTPResponse) {
        var response = response
        response.fields.set(SafetyFields.all)
        if !response.fields.contains("Cache-Control") { response.fields.set("Cache-Control", "private, no-cache") }
        tag(&response, call.request)
        log.note(call.request, response.status, count: response.count)
        call.answer(response)
    }

    /// What a page has already is not sent again.
    private func tag(_ response: inout HTTPResponse, _ request: HTTPRequest) {
        guard response.status == .ok, request.method == .get, !response.fields.contains("ETag") else { return }
        guard case .bytes(let bytes) = response.body, Self.tagBytes.contains(bytes.count) else { return }
        let tag = "\"\(Hex.encode(SHA256.digest(bytes).prefix(12)))\""
        response.fields.set("ETag", tag)
        guard request.fields.first("If-None-Match") == tag else { return }
        response.status = .notModified
        response.body = .bytes([])
        response.fields.remove("Content-Type")
    }

    /// Less is sent as soon as it is compared, and more is a file that nobody asks for twice.
    private static let tagBytes = 4_096...(1 << 20)
}

extension HTTPResponse {
    fileprivate var count: Int {
        switch body {
        case .bytes(let bytes): bytes.count
        case .asset(let asset): asset.count
        }
    }
}
