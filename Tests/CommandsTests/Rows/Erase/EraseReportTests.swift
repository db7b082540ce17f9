import Domain
import JSON
import Journal
import Platform
import TestSupport
import Testing

/// What is shown of an erasure, by a home in which something stays.
@Suite struct EraseReportTests {
    private let scene: ImportScene

    init() throws { scene = try ImportScene(for: "EraseReportTests") }

    private func roost(_ arguments: String...) throws -> CommandResult {
        try CommandTester("roost").arguments(arguments).environment([
            "ROOST_HOME": scene.paths.home.root, "HOME": scene.scratch.path, "LEAKED": "Fix the flaky test",
        ]).run()
    }

    @Test func whatIsLeftIsNamedAndEndsOtherwise() throws {
        let original = try scene.put("c-1.jsonl")
        #expect(try scene.roost("import", "claude", scene.left).exitCode == 0)
        let trial = try roost("erase", "--env", "LEAKED", "-n", "-o", "jsonl")
        #expect(trial.exitCode == 5)
        let rows = try trial.stdout.split(separator: "\n").map { try JSONReader.read(String($0)) }
        #expect(rows.map { $0["action"]?.stringValue } == ["erase", "keep"])
        #expect(rows[0]["schema"] == "roost.erasure/1" && rows[0]["places"] == 1 && rows[0]["done"] == false)
        #expect(rows[1]["path"]?.stringValue == original)
        #expect(trial.stderr.contains("not erased: \(original): it is the agent's own file"))
        let name = rows[0]["name"]?.stringValue ?? ""
        let done = try roost("erase", "--env", "LEAKED", "--confirm", name)
        #expect(done.exitCode == 5 && done.stderr.contains("erased: 1 place in 1 file; the databases were made anew"))
        #expect(try scene.number("SELECT count(*) FROM worker_sessions WHERE title LIKE '%flaky%'") == 0)
        #expect(try scene.number("SELECT count(*) FROM api_calls") == 1)
        // It would come back with the agent's own file.
        try scene.disk.remove(original)
        #expect(try roost("erase", "--env", "LEAKED").exitCode == 4)
    }
}
