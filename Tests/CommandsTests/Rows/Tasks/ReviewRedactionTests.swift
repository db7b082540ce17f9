import Domain
import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct ReviewRedactionTests {
    private let own = "Own/Secret+of7the-planted-run"
    private let known = "ghp_a1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789"

    @Test func whatARunKnowsForSecretIsTakenOutOfItsWords() throws {
        try TemporaryHome.with { scratch in
            let disk = SystemDisk()
            let home = HomePaths(root: scratch.path)
            let paths = home.run(try RunID("run-2"), of: try TaskID("gh-1"))
            let key = (0..<32).map { UInt8($0 * 7) }
            try disk.createFile(home.redactionKey, with: key)
            try disk.makeFolders(paths.directory)
            let index = SecretsIndex(environment: ["MY_TOKEN": own], key: key)
            try disk.createFile(paths.secretsIndex, with: index.bytes)

            let commit: JSONObject = ["commit": "0123", "author": "A", "subject": .string("use \(own)")]
            let data: JSONObject = [
                "task": ["task_id": "gh-1"], "review": ["commits": .array([.object(commit)]), "branch": "b"],
                "runs": [
                    ["run_id": "run-1", "summary": .string("with \(own) and \(known)")],
                    ["run_id": "run-2", "summary": .string("with \(own) and \(known)"), "cost_usd": 1],
                ],
                "tests": [["command": .string("TOKEN=\(own) make")]],
            ]
            let redacted = ReviewRedaction(home: scratch.path, on: disk).redact(data)
            let runs = try #require(redacted["runs"]?.arrayValue)
            let first = try #require(runs.first?.objectValue?["summary"]?.stringValue)
            // Another run has other secrets; a known form is one everywhere.
            #expect(first.contains(own) && !first.contains(known))
            let second = JSONWriter.text(.array(Array(runs.dropFirst())))
            #expect(!second.contains(own) && !second.contains(known) && second.contains(#""cost_usd":1"#))
            #expect(second.contains(#""run_id":"run-2""#) && second.contains("[redacted:"))
            let rest = JSONWriter.text(.array([redacted["tests"] ?? .null, redacted["review"] ?? .null]))
            #expect(!rest.contains(own) && rest.contains(#""commit":"0123""#) && rest.contains(#""branch":"b""#))
        }
    }

    @Test func anAnswerWithoutRunsStaysAsItIs() {
        let data: JSONObject = ["task": ["task_id": "gh-1", "title": "x"], "review": .null]
        #expect(ReviewRedaction(home: "/none", on: SystemDisk()).redact(data) == data)
    }
}
