import JSON
import Platform
import TestSupport
import Testing

/// `roost perf` as the shell meets it.
@Suite struct PerfCommandTests {
    @Test func modelsAreShownWithTheirTimes() throws {
        let result = try SpendingScene.filled().roost("perf", "--all")
        #expect(result.exitCode == 0, "\(result.stderr)")
        #expect(
            result.stdout == """
                MODEL              CALLS  ERRORS  FIRST P50    P95    MAX  TOKENS/S  TOOK P50    P95
                claude-sonnet-4-5      3       0      1.0 s  1.5 s  1.5 s        67     4.0 s  6.0 s
                secret-1               1       0      2.0 s  2.0 s  2.0 s        33     8.0 s  8.0 s

                """
        )
    }

    @Test func toolsAreShownWithTheSlowestCallsAndWhereTheyAre() throws {
        let result = try SpendingScene.filled().roost("perf", "--by", "tool", "--all")
        #expect(
            result.stdout == """
                TOOL  CALLS  FAILED  NO RESULT    P50    P95    MAX
                Bash      1       1          0  6.2 s  6.2 s  6.2 s
                Read      1       0          1      -      -      -

                The slowest calls:
                 TOOK  TOOL  BEGAN                TASK    RUN    INPUT
                6.2 s  Bash  2026-11-20 18:30:00  gh-450  run-1  {"command":"swift test"}

                """
        )
    }

    @Test func decisionsAreShownByTheirPoints() throws {
        let result = try SpendingScene.filled().roost("perf", "--by", "decision", "--all", zone: "Asia/Kolkata")
        let lines = result.stdout.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(
            lines.prefix(3) == [
                "DECISION POINT  COUNT  AVERAGE    MAX  OVER 1 S", "create              1    1.5 s  1.5 s         1",
                "select              1     1 ms   1 ms         0",
            ]
        )
        #expect(lines.contains { $0.contains("2026-11-20 14:31:00  worktree  gh-451") }, "\(result.stdout)")
    }

    @Test func programsGetNumbersAndTheSlowestByThemselves() throws {
        let scene = try SpendingScene.filled()
        let models = try JSONReader.read(try scene.roost("perf", "--all", "--json").stdout).arrayValue
        #expect(models?.first?["schema"] == "roost.modelSpeed/1")
        #expect(
            models?.first?["firstTokenP50Ms"] == 1_000
                && models?.first?["tokensPerSecondP50"]?.double.map { Int($0) } == 66
        )
        let calls = try scene.roost("perf", "--by", "tool", "--slowest", "--all", "-o", "jsonl").stdout
        let call = try JSONReader.read(calls)
        #expect(call["durationMs"] == 6_200 && call["run"] == "run-1" && call["at"] == "2026-11-20T18:30:00.000Z")
        let csv = try scene.roost("perf", "--by", "decision", "--all", "-o", "csv").stdout
        #expect(csv == "point,decisions,averageMs,maxMs,slow\ncreate,1,1500,1500,1\nselect,1,1.5,1.5,0\n")
    }

    @Test func aTimeInWhichNothingWasSaysSo() throws {
        let scene = try SpendingScene.filled()
        let expected = [
            "model": "no model responses in 2026-01\n", "tool": "no calls of tools in 2026-01\n",
            "decision": "no decisions in 2026-01\n",
        ]
        for (grouping, text) in expected {
            let result = try scene.roost("perf", "--by", grouping, "--month", "2026-01")
            #expect(result.stderr == text && result.stdout == "" && result.exitCode == 0)
        }
    }

    @Test func withoutAWordItIsTheLastDays() throws {
        let scene = try SpendingScene.filled()
        #expect(try scene.answer("perf").contains("claude-sonnet-4-5      3"))
        #expect(try scene.answer("perf", "--today", "--utc").contains("claude-sonnet-4-5      1"))
    }

    @Test func whereNothingIsRecordedItIsSaidWhatToDo() throws {
        let scene = try SpendingScene()
        for grouping in ["model", "tool", "decision"] {
            let result = try scene.roost("perf", "--by", grouping)
            #expect(result.exitCode == 0 && result.stdout == "")
            #expect(result.stderr.hasPrefix("nothing is recorded yet\n"), "\(result.stderr)")
            #expect(try scene.roost("perf", "--by", grouping, "--json").stdout == "[]\n")
        }
    }

    @Test func theSlowestResponsesAreNotNamed() throws {
        let result = try SpendingScene().roost("perf", "--slowest")
        #expect(result.exitCode == 2 && result.stderr.contains("--slowest and --by model do not go together"))
    }

    @Test func aTranscriptThatTellsTheCallsOfARunAgainChangesNothing() throws {
        let scene = try ArchiveScene(monthCount: 1)
        let before = try scene.roost("perf", "--by", "tool", "--all")
        #expect(before.stdout.contains("Bash      1       0          0  1.0 s"), "\(before.stdout)\(before.stderr)")
        let transcript = """
            {"type":"assistant","uuid":"u1","sessionId":"c-0","cwd":"/repo","timestamp":"2026-10-11T10:00:00.000Z",\
            "requestId":"req_0","message":{"id":"msg_0","model":"claude-sonnet-4-5","role":"assistant","content":\
            [{"type":"tool_use","id":"toolu_0","name":"Bash","input":{"command":"swift test"}}],\
            "usage":{"input_tokens":25,"output_tokens":120}}}
            {"type":"user","uuid":"u2","parentUuid":"u1","sessionId":"c-0","timestamp":"2026-10-11T10:00:09.000Z",\
            "message":{"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_0","content":"done"}]}}

            """
        try SystemDisk().createFile(scene.fixture.scratch.path("c-0.jsonl"), with: Array(transcript.utf8))
        #expect(try scene.roost("import", "claude", "c-0.jsonl").exitCode == 0)
        let query = "SELECT count(*) FROM conversations WHERE content_type = 'tool_use'"
        let told = try scene.roost("sql", query, "-o", "csv")
        #expect(told.stdout == "count(*)\n2\n", "\(told.stderr)")
        #expect(try scene.roost("perf", "--by", "tool", "--all").stdout == before.stdout)
    }
}
