import Domain
import Platform
import TestSupport
import Testing

@testable import Dashboard

/// The listener for GitHub of the real program.
@Suite struct WebhookListenerTests {
    private static let secret = "It's a Secret to Everybody"

    private func trial() throws -> (trial: WebTrial, port: UInt16) {
        // Nobody has it at this moment.
        let port = try TCPListener(at: .loopback, port: 0).port
        let trial = try WebTrial { home in
            let disk = SystemDisk()
            try disk.createFile("\(home)/secret", with: Array(Self.secret.utf8))
            try disk.makeFolders("\(home)/inbox")
            let settings = """
                [web]
                webhook_port = \(port)
                webhook_secret = "\(home)/secret"
                [sources.inbox]
                kind = "folder"
                path = "\(home)/inbox"
                agent = "shell"

                """
            try disk.createFile("\(home)/config.toml", with: Array(settings.utf8))
        }
        return (trial, port)
    }

    private func post(_ port: UInt16, _ event: String, at path: String = "/github", key: String) throws -> Int {
        let body = "{\"action\":\"opened\"}"
        let code = Hex.encode(HMACSHA256.code(Array(body.utf8), key: Array(key.utf8)))
        let probe = try HTTPProbe(port: port)
        try probe.send(
            [
                "POST \(path) HTTP/1.1", "Host: hooks.example", "Content-Type: application/json",
                "X-GitHub-Event: \(event)", "X-Hub-Signature-256: sha256=\(code)",
                "Content-Length: \(body.utf8.count)", "Connection: close", "", body,
            ].joined(separator: "\r\n")
        )
        return try probe.readReply().status
    }

    @Test func whatGitHubSignsReachesTheDaemonAndNothingElseIsToBeHadThere() throws {
        let (trial, port) = try trial()
        #expect(try post(port, "ping", key: Self.secret) == 204)
        #expect(try post(port, "issues", key: "another secret") == 401)
        #expect(try post(port, "issues", at: "/api/v1/status", key: Self.secret) == 404)
        #expect(try post(port, "issues", key: Self.secret) == 503, "there is no daemon that could look")
        #expect(try trial.ask("GET", "/github").status != 200, "the dashboard itself has no such path")
        try trial.roost("daemon", "start", "--workers", "0")
        let outcome = Result {
            let isHeard = try Eventually.wait(upTo: .seconds(60)) {
                try post(port, "issues", key: Self.secret) == 202
            }
            #expect(isHeard)
        }
        try trial.roost("daemon", "stop", "--now")
        try outcome.get()
    }
}
