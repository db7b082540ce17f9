import Control
import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Dashboard

/// What a page of somebody else's, a neighbour on the machine, and a program without manners try: none of it works.
@Suite struct AttackTests {
    private let trial: WebTrial

    init() throws { trial = try WebTrial() }

    // MARK: - Who asks

    @Test func aVisitorWithTheTokenIsAnsweredAndOneWithoutIsNot() throws {
        #expect(try trial.ask("GET", "/api/v1/status").status == 200)
        #expect(try trial.ask("GET", "/api/v1/status", isKnown: false).status == 401)
        #expect(try trial.ask("GET", "/api/v1/status?token=\(trial.token)", isKnown: false).status == 401)
        #expect(try trial.ask("GET", "/?code=\(trial.token)", ["Accept: text/html"], isKnown: false).status == 401)
    }

    @Test func aNameThatWasMadeToPointHereIsRefused() throws {
        for host in ["evil.example:\(try trial.port)", "127.0.0.1", "169.254.169.254", ""] {
            #expect(try trial.ask("GET", "/api/v1/status", host: host).status == 421, "\(host)")
        }
    }

    @Test func aTokenThatWasReplacedLetsNobodyInFromThenOn() throws {
        let old = try trial.token
        let access = Access(WebToken.made(old), port: try trial.port)
        let cookie = "Cookie: \(access.letIn(isSecure: false).prefix { $0 != ";" })"
        #expect(try trial.ask("GET", "/api/v1/status", [cookie], isKnown: false).status == 200)
        _ = try WebToken.rotate(in: trial.folder, on: trial.disk)
        #expect(try trial.ask("GET", "/api/v1/status", [cookie], isKnown: false).status == 401)
        #expect(
            try trial.ask("GET", "/api/v1/status", ["Authorization: Bearer \(old)"], isKnown: false).status == 401
        )
        #expect(try trial.ask("GET", "/api/v1/status").status == 200)
    }

    @Test func aCodeLetsOneBrowserInAndNoSecondOne() throws {
        let code = try WebCode.make(in: trial.folder, at: SystemClock().now().wall, on: trial.disk)
        let first = try trial.post("/api/v1/login", "{\"code\":\"\(code.text)\"}", isKnown: false)
        #expect(first.status == 200)
        let cookie = try #require(first.header("Set-Cookie"))
        #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && !cookie.contains("__Host-"))
        let shown = "Cookie: \(cookie.prefix { $0 != ";" })"
        #expect(try trial.ask("GET", "/api/v1/status", [shown], isKnown: false).status == 200)
        #expect(try trial.post("/api/v1/login", "{\"code\":\"\(code.text)\"}", isKnown: false).status == 403)
        for wrong in ["", "x", "../token", String(repeating: "A", count: 43)] {
            let status = try trial.post("/api/v1/login", "{\"code\":\"\(wrong)\"}", isKnown: false).status
            #expect(status == 403 || status == 400, "\(wrong)")
        }
    }

    @Test func anOldCodeLetsNobodyIn() throws {
        let then = SystemClock().now().wall.advanced(by: .seconds(-121))
        let code = try WebCode.make(in: trial.folder, at: then, on: trial.disk)
        #expect(try trial.post("/api/v1/login", "{\"code\":\"\(code.text)\"}", isKnown: false).status == 403)
    }

    // MARK: - What is written

    @Test func nothingIsWrittenThatDoesNotComeFromAPageOfOurs() throws {
        let own = "Origin: http://127.0.0.1:\(try trial.port)"
        let json = "Content-Type: application/json"
        let act = "/api/v1/daemon/pause"
        #expect(try trial.ask("POST", act, [json], body: "{}").status == 403)
        #expect(try trial.ask("POST", act, [json, "Origin: http://evil.example"], body: "{}").status == 403)
        #expect(try trial.ask("POST", act, [json, "Origin: null"], body: "{}").status == 403)
        #expect(try trial.ask("POST", act, [own, "Content-Type: text/plain"], body: "{}").status == 415)
        let form = [own, "Content-Type: application/x-www-form-urlencoded"]
        #expect(try trial.ask("POST", act, form, body: "a=b").status == 415)
        #expect(try trial.ask("POST", act, [own, json], body: "{}").status == 503)
        for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"] {
            #expect(try trial.ask(method, act, [own, json]).status == 405, "\(method)")
        }
    }

    @Test func nothingHappensByGettingIt() throws {
        for row in RouteTable.rows where row.method == .post {
            let path = row.path.description.split(separator: "/").map { $0.hasPrefix("{") ? "x" : $0 }
            let reply = try trial.ask("GET", "/" + path.joined(separator: "/"))
            #expect([404, 405, 200].contains(reply.status), "\(row.path)")
            if reply.status == 200 { #expect(RouteTable.methods(at: path.map(String.init)).contains(.get)) }
        }
    }

    @Test func aDashboardThatOnlyLooksChangesNothing() throws {
        let trial = try WebTrial(["--read-only"])
        let reply = try trial.post("/api/v1/daemon/pause", "{}")
        #expect(reply.status == 403 && reply.text.contains("Read-only"))
        #expect(try trial.ask("GET", "/api/v1/status").text.contains("\"isReadOnly\":true"))
    }

    // MARK: - Where it leads

    @Test(arguments: [
        "/../../../../etc/passwd", "/assets/../../../etc/passwd", "/assets/%2e%2e/%2e%2e/etc/passwd",
        "/api/v1/runs/..%2f..%2fetc/log", "/api/v1/tasks/%00", "/api/v1/runs/%2e%2e/log", "//etc/passwd",
        "/assets/x/%5c..%5c..%5cetc%5cpasswd", "/api/v1/tasks/../../etc", "http://evil.example/", "*",
    ])
    func noAddressLeadsOutOfTheHome(_ path: String) throws {
        let reply = try trial.ask("GET", path)
        #expect([400, 404, 421].contains(reply.status), "\(path) \(reply.status)")
        #expect(!reply.text.contains("root:"))
    }

    @Test func namesOfOtherPlacesAreNoIds() throws {
        for id in ["-o", "--home=etc", "a%20b", "%C3%A4", String(repeating: "a", count: 300)] {
            let status = try trial.ask("GET", "/api/v1/tasks/\(id)").status
            #expect(status == 400, "\(id) \(status)")
        }
    }

    // MARK: - How it is asked

    @Test func everyAnswerSaysWhatABrowserMayNotDoWithIt() throws {
        for path in ["/", "/login", "/api/v1/status", "/api/v1/nothing", "/nothing"] {
            let reply = try trial.ask("GET", path, ["Accept: text/html"])
            let policy = reply.header("Content-Security-Policy") ?? ""
            #expect(policy.contains("default-src 'none'") && policy.contains("script-src 'self'"), "\(path)")
            #expect(!policy.contains("unsafe") && policy.contains("frame-ancestors 'none'"))
            #expect(reply.header("X-Content-Type-Options") == "nosniff")
            #expect(reply.header("Access-Control-Allow-Origin") == nil && reply.header("Server") == nil)
        }
    }

    @Test func whatIsTooMuchIsRefusedAndTheNextIsAnswered() throws {
        let long = String(repeating: "a", count: 20_000)
        #expect([414, 400, 431].contains(try trial.ask("GET", "/\(long)").status))
        #expect([431, 400].contains(try trial.ask("GET", "/", ["X: \(long)"]).status))
        #expect(
            try trial.post("/api/v1/sql", "{\"query\":\"\(String(repeating: "x", count: 2 << 20))\"}").status == 413
        )
        #expect(try trial.post("/api/v1/tasks", String(repeating: "[", count: 100_000)).status == 400)
        #expect(try trial.ask("GET", "/api/v1/status").status == 200)
    }

    @Test func twoHostsAreNone() throws {
        let reply = try trial.ask(
            "GET / HTTP/1.1\r\nHost: 127.0.0.1:\(try trial.port)\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
        )
        #expect(reply.status == 421 || reply.status == 400)
    }

    // MARK: - What is asked

    @Test func aQuestionInSQLOnlyReads() throws {
        for text in [
            "DELETE FROM tasks", "ATTACH '/etc/passwd' AS x", "PRAGMA journal_mode=OFF", "SELECT load_extension('x')",
            "SELECT 1; DROP TABLE tasks", "VACUUM INTO '/tmp/x.db'", "SELECT writefile('/tmp/x', 'y')",
        ] {
            let body = JSONWriter.text(["query": .string(text)])
            let reply = try trial.post("/api/v1/sql", body)
            #expect([400, 404, 422].contains(reply.status), "\(text) \(reply.status)")
        }
    }

    /// The second copy leaves the first alone, and says so.
    @Test func aSecondServerOfTheSameHomeIsRefused() throws {
        let first = try trial.serving()
        let second = try trial.begin([trial.scratch.path("home")])
        #expect(try Eventually.wait(upTo: .seconds(60)) { try trial.said.contains("is served already") })
        withExtendedLifetime(second) {}
        #expect(try trial.serving().process == first.process)
    }
}
