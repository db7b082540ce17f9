import Control
import Testing

@testable import Dashboard

@Suite struct GateTests {
    private static let token = "a-token"

    private func request(
        _ method: HTTPMethod,
        _ target: String,
        _ fields: [(String, String)],
        cookie: Bool = true
    ) -> HTTPRequest {
        var all = fields
        if cookie { all.append(("Cookie", String(access.letIn(isSecure: false).prefix { $0 != ";" }))) }
        return HTTPRequest.made(method, target, all)
    }

    private var access: Access { Access(WebToken.made(Self.token), port: 8471) }

    private func gate(isReadOnly: Bool = false) -> Gate {
        Gate(GateRules(port: 8471, names: ["roost.lan"], isSecure: false, isReadOnly: isReadOnly)) {
            $0 == "/assets/h/login.js"
        }
    }

    private func status(_ verdict: Gate.Verdict) -> Int {
        switch verdict {
        case .passed: 200
        case .login: 401
        case .refused(let problem): problem.status.rawValue
        }
    }

    private func judge(
        _ method: HTTPMethod = .get,
        _ target: String = "/api/v1/status",
        _ fields: [(String, String)] = [],
        host: String? = "127.0.0.1:8471",
        cookie: Bool = true,
        isReadOnly: Bool = false
    ) -> Int {
        let all = (host.map { [("Host", $0)] } ?? []) + fields
        return status(gate(isReadOnly: isReadOnly).judge(request(method, target, all, cookie: cookie), access))
    }

    private static let written = [("Origin", "http://127.0.0.1:8471"), ("Content-Type", "application/json")]

    @Test(arguments: ["127.0.0.1:8471", "localhost:8471", "LOCALHOST:8471", "[::1]:8471", "roost.lan:8471"])
    func theNamesOfThisMachineAreKnown(_ host: String) { #expect(judge(host: host) == 200) }

    @Test(arguments: [
        "evil.example:8471", "127.0.0.1", "127.0.0.1:80", "localhost.evil.example:8471", "127.0.0.1.nip.io:8471",
        "127.0.0.1:8471.evil.example", "", "0.0.0.0:8471", "user@127.0.0.1:8471",
    ])
    func aNameThatWasMadeToPointHereIsNone(_ host: String) { #expect(judge(host: host) == 421) }

    @Test func aRequestNamesOneHostAndOneAlone() {
        #expect(judge(host: nil) == 421)
        #expect(judge(.get, "/", [("Host", "evil.example")]) == 421)
    }

    @Test func nobodyIsLetInWithoutACookieOrTheToken() {
        #expect(judge(cookie: false) == 401)
        #expect(judge(.get, "/api/v1/status?token=\(Self.token)", cookie: false) == 401)
        #expect(judge(.get, "/api/v1/status", [("Authorization", "Bearer \(Self.token)")], cookie: false) == 200)
        #expect(judge(.get, "/api/v1/status", [("Authorization", "Bearer wrong")], cookie: false) == 401)
        #expect(judge(.get, "/api/v1/status", [("Cookie", "roost-8471=\(Self.token)")], cookie: false) == 401)
        #expect(judge(.get, "/api/v1/status", [("Cookie", "roost-8472=0; x=1")], cookie: false) == 401)
        #expect(judge(.get, "/", [("Accept", "text/html")], cookie: false) == 401)
    }

    @Test func onlyWhatLetsABrowserInIsOpen() {
        for path in ["/login", "/icon.svg", "/assets/h/login.js"] { #expect(judge(.get, path, cookie: false) == 200) }
        for path in ["/assets/h/app.js", "/assets/h/login.js/", "/login/", "/api/v1/login", "/api/v1/openapi.json"] {
            #expect(judge(.get, path, cookie: false) == 401, "\(path)")
        }
        #expect(judge(.post, Gate.loginPath, Self.written, cookie: false) == 200)
        #expect(judge(.post, "/login", Self.written, cookie: false) == 401)
    }

    @Test func whatIsWrittenComesFromAPageOfOurs() {
        #expect(judge(.post, "/api/v1/tasks", Self.written) == 200)
        #expect(judge(.post, "/api/v1/tasks", [("Content-Type", "application/json")]) == 403)
        for origin in ["http://evil.example", "null", "https://127.0.0.1:8471", "http://localhost:8471", ""] {
            #expect(judge(.post, "/api/v1/tasks", [("Origin", origin), Self.written[1]]) == 403, "\(origin)")
        }
        #expect(judge(.post, "/api/v1/tasks", Self.written + [("Origin", "http://evil.example")]) == 403)
        #expect(judge(.post, "/api/v1/tasks", Self.written + [("Sec-Fetch-Site", "cross-site")]) == 403)
    }

    @Test(arguments: [
        "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/json, text/plain",
        "text/plain; application/json",
    ])
    func aFormOfAnotherPageIsNotTaken(_ type: String) {
        #expect(judge(.post, "/api/v1/tasks", [Self.written[0], ("Content-Type", type)]) == 415)
    }

    @Test func theTypeMayNameItsLetters() {
        #expect(
            judge(.post, "/api/v1/tasks", [Self.written[0], ("Content-Type", "Application/JSON; charset=utf-8")]) == 200
        )
    }

    @Test func nothingOfHereIsBuiltIntoAnotherPage() {
        #expect(
            judge(.get, "/api/v1/status", [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors")]) == 403
        )
        #expect(judge(.get, "/", [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate")]) == 200)
        #expect(judge(.get, "/", [("Sec-Fetch-Site", "same-origin"), ("Sec-Fetch-Mode", "cors")]) == 200)
    }

    @Test(arguments: [HTTPMethod.put, .delete, .options, .other])
    func otherMethodsAreNotAnswered(_ method: HTTPMethod) { #expect(judge(method) == 405) }

    @Test func aDashboardThatOnlyLooksChangesNothing() {
        #expect(judge(.post, "/api/v1/tasks", Self.written, isReadOnly: true) == 403)
        #expect(judge(.post, "/api/v1/sql", Self.written, isReadOnly: true) == 200)
        #expect(judge(.post, Gate.loginPath, Self.written, cookie: false, isReadOnly: true) == 200)
    }

    @Test(arguments: ["/../etc/passwd", "/assets/../../x", "/a%2Fb", "/%00", "/a\\b"])
    func anAddressThatLeadsElsewhereIsNone(_ target: String) {
        let verdict = judge(.get, target)
        #expect(verdict == 400, "\(target)")
    }
}
