import Testing

@testable import Dashboard

@Suite struct WebhookGateTests {
    /// The example of GitHub's documentation.
    private static let secret = Array("It's a Secret to Everybody".utf8)
    private static let body = Array("Hello, World!".utf8)
    private static let signature = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"

    private func judge(
        _ method: String = "POST",
        _ path: String = "/github",
        signature: String? = signature,
        event: String = "issues",
        body: [UInt8] = body
    ) -> Int {
        var fields = HTTPFields(["X-GitHub-Event": event].map { HTTPField($0.key, $0.value) })
        if let signature { fields.add("X-Hub-Signature-256", signature) }
        let request = HTTPRequest(method, rawTarget: Array(path.utf8), fields: fields, body: body)
        switch WebhookGate(secret: Self.secret).judge(request) {
        case .news: return 202
        case .nothing: return 204
        case .refused(let problem): return problem.status.rawValue
        }
    }

    @Test func whatGitHubSignsIsHeard() {
        #expect(judge() == 202)
        #expect(judge(event: "ping") == 204)
        #expect(judge(event: "star") == 204)
    }

    @Test func whatIsNotSignedOrOtherwiseIsNot() {
        #expect(judge(signature: nil) == 401)
        #expect(judge(signature: "sha256=") == 401)
        #expect(judge(signature: "sha1=757107ea0eb2509fc211221cce984b8a37570b6d") == 401)
        #expect(judge(body: Array("Hello, World?".utf8)) == 401)
        #expect(judge(signature: Self.signature.uppercased()) == 401)
    }

    @Test func thereIsOnePathAndOneMethod() {
        #expect(judge("GET") == 405)
        for path in ["/", "/github/", "/api/v1/status", "/../github"] { #expect(judge(path: path) == 404, "\(path)") }
    }

    private func judge(path: String) -> Int { judge("POST", path) }
}
