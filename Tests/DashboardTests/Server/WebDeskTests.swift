import Domain
import JSON
import Platform
import Queries
import TestSupport
import Testing

@testable import Dashboard

/// Each kind of route, answered by the real program for a home in which something has run.
@Suite struct WebDeskTests {
    private let trial: WebTrial

    init() throws {
        trial = try WebTrial { home in
            for task in ["first", "second", "third"] {
                try WebTrial.roost(home, "run", "--task", task, "--", "seq", "1", "50")
            }
        }
    }

    private func object(_ path: String) throws -> JSONObject {
        let reply = try trial.ask("GET", "/api/v1\(path)")
        guard reply.status == 200 else { throw WebTrial.Lacking(said: "\(path): \(reply.status) \(reply.text)") }
        return try #require(try JSONReader.read(reply.body).objectValue)
    }

    private func rows(_ path: String) throws -> [JSONObject] {
        try #require(try object(path)["rows"]?.arrayValue).compactMap(\.objectValue)
    }

    // MARK: - What commands answer

    @Test func aListIsReadPageByPage() throws {
        var tasks: [String] = []
        var cursor = ""
        for _ in 0..<5 {
            let page = try object("/runs?limit=1\(cursor)")
            tasks += try #require(page["rows"]?.arrayValue).compactMap { $0["task"]?.stringValue }
            guard let next = page["next"]?.stringValue else { break }
            cursor = "&cursor=\(next)"
        }
        #expect(tasks == ["third", "second", "first"])
        #expect(try trial.ask("GET", "/api/v1/runs?cursor=x").status == 400)
        #expect(try trial.ask("GET", "/api/v1/runs?limit=0").status == 400)
        #expect(try trial.ask("GET", "/api/v1/runs?limit=1&limit=2").status == 400)
    }

    @Test func rowsAreThoseOfTheCommandLine() throws {
        let home = trial.scratch.path("home")
        let told = try CommandTester("roost").environment(["ROOST_HOME": home]).folder("/")
            .arguments("run", "list", "-o", "jsonl").limit(.seconds(60)).run()
        let lines = try told.stdout.split(separator: "\n").map { try JSONReader.read(Array($0.utf8)).objectValue }
        #expect(try rows("/runs") == lines.compactMap(\.self))
        #expect(lines.count == 3)
    }

    @Test func onlyTheFieldsThatAreWantedAreGiven() throws {
        for row in try rows("/runs?fields=run,task") { #expect(row.keys.sorted() == ["run", "schema", "task"]) }
        #expect(try object("/tasks/first?fields=task").keys.sorted() == ["schema", "task"])
    }

    @Test func whatIsNotThereIsSaidWithAHint() throws {
        let reply = try trial.ask("GET", "/api/v1/tasks/nobody")
        #expect(reply.status == 404 && reply.header("Content-Type")?.hasPrefix("application/problem+json") == true)
        let problem = try JSONReader.read(reply.body)
        #expect(problem["status"] == 404 && problem["detail"]?.stringValue?.contains("nobody") == true)
    }

    // MARK: - What the server answers by itself

    @Test func linesOfALogAreGivenByTheirNumbers() throws {
        let run = try trial.run(of: "first")
        let window = try object("/runs/\(run)/log?from=7&count=3&stream=out")
        #expect(window["total"] == 50 && window["from"] == 7)
        #expect(window["lines"]?.arrayValue?.count == 3)
        let found = try object("/runs/\(run)/log/search?q=%2F%5E4.%24%2F&stream=out")
        #expect(found["hits"]?.arrayValue?.compactMap(\.integerValue) == Array(40...49))
        #expect(try trial.ask("GET", "/api/v1/runs/\(run)/log/search?q=%2F(%2F").status == 400)
        #expect(try trial.ask("GET", "/api/v1/runs/\(run)/log?stream=all").status == 400)
        #expect(try WebDesk.streams("out,run") == [.out, .run])
        #expect(try trial.ask("GET", "/api/v1/runs/run-nobody/log").status == 404)
        let raw = try trial.ask("GET", "/api/v1/runs/\(run)/log/raw?stream=out")
        #expect(raw.text == (1...50).map { "\($0)\n" }.joined())
        #expect(raw.header("Content-Type")?.hasPrefix("text/plain") == true)
        #expect(raw.header("Content-Disposition")?.hasPrefix("inline") == true)
    }

    @Test func ofALogThatIsTooLongTheBeginningIsGivenAndThatItIsOne() throws {
        let script = trial.scratch.path("long")
        try Programs.make(script, "#!/bin/sh\nyes 0123456789012345678901234567890123456789 | head -n 450000\n")
        try trial.roost("run", "--task", "long", "--", script)
        let raw = try trial.ask("GET", "/api/v1/runs/\(try trial.run(of: "long"))/log/raw?stream=out")
        #expect(raw.status == 200 && raw.body.count <= CommandRows.bytesMax + 1_000)
        let end = String(decoding: raw.body.suffix(200), as: UTF8.self)
        #expect(end.contains("the rest is left out: roost logs"))
    }

    @Test func whatIsSecretInAPatchDoesNotReachAPageAndItsLineEndsDo() throws {
        let repository = try ScratchRepository()
        let token = "ghp_" + String(repeating: "a1B2", count: 9)
        let script = trial.scratch.path("change")
        try Programs.make(script, "#!/bin/sh\nprintf 'token = %s\\r\\n' \(token) > new.txt\n")
        let run = try CommandTester("roost").environment(["ROOST_HOME": trial.scratch.path("home")])
            .folder(repository.root).arguments("run", "--task", "change", "--", script).limit(.seconds(60)).run()
        #expect(run.exitCode == 0, "\(run.stderr)")
        let patch = try trial.ask("GET", "/api/v1/runs/\(try trial.run(of: "change"))/diff")
        #expect(patch.status == 200 && patch.text.utf8.contains(UInt8(ascii: "\r")), "\(patch.text)")
        #expect(patch.text.contains("token = [redacted:") && !patch.text.contains(token))
    }

    @Test func aQuestionInSQLIsAnsweredAsATable() throws {
        func ask(_ query: String, limit: Int = 10) throws -> HTTPProbe.Reply {
            let body: JSONObject = ["query": .string(query), "limit": .integer(Int64(limit))]
            return try trial.post("/api/v1/sql", JSONWriter.text(.object(body)))
        }
        let table = try JSONReader.read(try ask("SELECT 1 AS one, 'x' AS two UNION SELECT 2, 'y'", limit: 1).body)
        #expect(table["columns"] == ["one", "two"] && table["truncated"] == true)
        #expect(table["rows"]?.arrayValue?.first?["two"] == "x")
        let wrong = try ask("SELECT x FROM nowhere")
        #expect(wrong.status == 422 && wrong.text.contains("nowhere"), "\(wrong.text)")
        #expect(try rows("/sql/questions").contains { $0["sql"]?.stringValue?.contains("SELECT") == true })
        let tables = try rows("/sql/schema")
        #expect(tables.contains { $0["columns"]?.arrayValue?.contains("task_id") == true }, "\(tables)")
    }

    @Test func ofARunWithoutTalkTheOutlineIsEmpty() throws {
        let run = try trial.run(of: "first")
        let outline = try object("/runs/\(run)/talk/outline")
        #expect(outline.fields.allSatisfy { $0.value.arrayValue?.isEmpty ?? true })
        #expect(try object("/runs/\(run)/talk")["total"] == 0)
    }

    @Test func allThatIsToBeHadIsDescribed() throws {
        let document = try object("/openapi.json")
        #expect(document["openapi"] == "3.1.0")
        #expect(document["paths"]?.objectValue?.keys.count == Set(RouteTable.rows.map(\.path.description)).count)
    }

    // MARK: - What is done

    @Test func withoutADaemonNothingIsDoneAndItIsSaidWhatToDo() throws {
        let reply = try trial.post("/api/v1/tasks/first/hold", "{}")
        #expect(reply.status == 503)
        #expect(try JSONReader.read(reply.body)["hint"]?.stringValue?.contains("roost") == true)
    }
}
