import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Dashboard

/// What is done through routes, by a real daemon.
@Suite struct RouteCallTests {
    private func post(_ trial: WebTrial, _ path: String, _ body: String, key: String) throws -> HTTPProbe.Reply {
        let fields = [
            "Origin: http://127.0.0.1:\(try trial.port)", "Content-Type: application/json", "Idempotency-Key: \(key)",
        ]
        return try trial.ask("POST", path, fields, body: body)
    }

    @Test func aTaskIsAddedOnceHeldReleasedAndCancelled() throws {
        let trial = try WebTrial { try WebTrial.roost($0, "daemon", "start", "--workers", "0") }
        let outcome = Result {
            let body = #"{"text":"true","agent":"shell"}"#
            let first = try post(trial, "/api/v1/tasks", body, key: "k1")
            #expect(first.status == 200, "\(first.text)")
            let told = try JSONReader.read(first.body)
            #expect(told["schema"] == "roost.act/1" && told["ok"] == true)
            let task = try #require(told["data"]?["task"]?["task_id"]?.stringValue)
            let again = try JSONReader.read(try post(trial, "/api/v1/tasks", body, key: "k1").body)
            #expect(again["data"]?["task"]?["task_id"]?.stringValue == task, "the same call twice is one")
            let other = try JSONReader.read(try post(trial, "/api/v1/tasks", body, key: "k2").body)
            #expect(other["data"]?["task"]?["task_id"]?.stringValue != task)
            for (number, word) in ["hold", "release", "cancel"].enumerated() {
                let reply = try post(trial, "/api/v1/tasks/\(task)/\(word)", "{}", key: "a\(number)")
                #expect(reply.status == 200, "\(word): \(reply.text)")
            }
            #expect(try post(trial, "/api/v1/tasks/nobody/hold", "{}", key: "k6").status == 404)
            #expect(try post(trial, "/api/v1/tasks/\(task)/hold", #"{"what":1}"#, key: "k7").status == 400)
            let long = String(repeating: "k", count: 129)
            #expect(try post(trial, "/api/v1/tasks/\(task)/hold", "{}", key: long).status == 400)
        }
        try trial.roost("daemon", "stop", "--now")
        try outcome.get()
    }
}
