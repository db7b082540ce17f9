import Domain
import JSON
import Platform
import Queries
import Store
import TestSupport
import Testing

@Suite struct SQLCommandTests {
    private let scene: RecordScene

    init() throws { scene = try RecordScene(for: "SQLCommandTests") }

    @Test func aQuestionIsAnsweredInEveryForm() throws {
        let question = "SELECT model, tokens_total, estimated_cost_usd FROM api_calls ORDER BY call_id LIMIT 2"
        let table = try scene.roost("sql", question).run()
        #expect(table.exitCode == 0)
        #expect(
            table.stdout == """
                model              tokens_total  estimated_cost_usd
                claude-sonnet-4-5            30                 0.5
                unheard-of                   14                   -

                """
        )
        let csv = try scene.roost("sql", "-o", "csv", question).run().stdout
        #expect(csv.hasPrefix("model,tokens_total,estimated_cost_usd\nclaude-sonnet-4-5,30,0.5\n"))
        let json = try JSONReader.read(scene.roost("sql", question, "--json").run().stdout)
        #expect(json.arrayValue?.last?["estimated_cost_usd"] == .null)
        let lines = try scene.roost("sql", "-o", "jsonl", "SELECT", "1", "AS", "a,", "2", "AS", "a").run().stdout
        #expect(lines == "{\"schema\":\"roost.sql-row/1\",\"a\":1,\"a:2\":2}\n")
    }

    @Test func aQuestionComesFromStandardInputOrAFile() throws {
        #expect(try scene.roost("sql", "-").input("SELECT 1 AS a").run().stdout == "a\n1\n")
        #expect(try scene.roost("sql").input("SELECT 2 AS a").run().stdout == "a\n2\n")
        try SystemDisk().createFile(scene.home.path("q.sql"), with: Array("SELECT 3 AS a;\n-- so\n".utf8))
        #expect(try scene.roost("sql", "-f", "q.sql").run().stdout == "a\n3\n")
        #expect(try scene.roost("sql", "-f", "none.sql").run().exitCode == 1)
    }

    @Test func whatWasSaidCanBeAsked() throws {
        let result = try scene.roost("sql", "SELECT content FROM conversations WHERE worker_id = 'run-1'").run()
        #expect(result.stdout == "content\nFix it.\n")
    }

    @Test func whatAgentsWroteDoesNotReachTheTerminal() throws {
        let result = try scene.roost("sql", "SELECT title, title AS \"x\u{1b}[31m\" FROM tasks").run()
        #expect(!result.stdout.contains("\u{1b}") && result.stdout.contains("a\\e[2Jb"))
    }

    @Test func whatIsRefusedIsSaidInPlainWords() throws {
        let wrong = try scene.roost("sql", "SELECT * FORM tasks").run()
        #expect(wrong.exitCode == 1)
        #expect(wrong.stderr.hasPrefix("roost: near \"FORM\": syntax error, in line 1, column 10\n"))
        for statement in ["DELETE FROM tasks", "ATTACH 'x' AS y", "PRAGMA journal_mode = DELETE", "VACUUM INTO 'x'"] {
            let result = try scene.roost("sql", statement).run()
            #expect(result.exitCode == 1 && result.stderr.contains("a question only reads"), "\(result.stderr)")
        }
        let report = try JSONReader.read(scene.roost("sql", "--json", "DROP TABLE tasks").run().stderr)
        #expect(report["error"]?["message"] == "DROP is refused: a question only reads")
        #expect(try scene.index.integer("SELECT count(*) FROM tasks") == 1)
        #expect(try !SystemDisk().exists(scene.home.path("x")))
    }

    @Test func aLongAnswerEndsAndSaysSo() throws {
        let numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
        let result = try scene.roost("sql", "-o", "csv", numbers).run()
        #expect(result.exitCode == 0)
        #expect(result.stdout.hasSuffix("\n10000\n"))
        #expect(result.stderr == "roost: the first 10000 rows; the answer goes on\n")
    }

    @Test func questionsThatComeWithRoostAreListedAndAsked() throws {
        let list = try scene.roost("sql", "--list", "-o", "jsonl").run().stdout
        #expect(list.split(separator: "\n").count == NamedQuestion.all.count)
        let timeline = try scene.roost("sql", "--run", "task-timeline", "gh-450", "-o", "csv").run()
        #expect(timeline.stdout.contains("worker_spawned,2026-11-21T06:00:00.000Z\n"))
        let cost = try scene.roost("sql", "--run", "cost-of-a-day", "2026-11-21T00:00:00Z", "2026-11-22T00:00:00Z")
            .run()
        #expect(cost.stdout == "cost\n 0.5\n")
        let missing = try scene.roost("sql", "--run", "task-timeline").run()
        #expect(missing.exitCode == 2 && missing.stderr.contains("TASK is missing"))
        let unknown = try scene.roost("sql", "--run", "task-timelin").run()
        #expect(unknown.exitCode == 4 && unknown.stderr.contains("task-timeline"))
        #expect(try scene.roost("sql", "--run", "cost-by-task", "x").run().exitCode == 2)
    }

    @Test func everyQuestionThatComesWithRoostIsAnsweredWithinTheLimits() throws {
        let question = SQLQuestion(
            of: scene.paths,
            by: try Programs.path("roost"),
            on: SystemDisk(),
            at: RecordScene.now
        )
        for named in NamedQuestion.all {
            let values = Dictionary(uniqueKeysWithValues: named.parameters.map { ($0, "2026-11-21T00:00:00.000Z") })
            let answer = try question.ask(named.text, values: values)
            #expect(!answer.columns.isEmpty, "\(named.name)")
        }
    }

    @Test func tablesAreShownAsSQLMakesThem() throws {
        let schema = try scene.roost("sql", "--schema").run().stdout
        #expect(schema.contains("CREATE TABLE api_calls(") && schema.contains("CREATE VIEW conversations AS"))
    }

    @Test func withoutAnIndexItSaysHowToMakeOne() throws {
        let result = try scene.roost("sql", "SELECT 1", "--home", scene.home.path("other")).run()
        #expect(result.exitCode == 1 && result.stderr.contains("is not there"))
    }
}
