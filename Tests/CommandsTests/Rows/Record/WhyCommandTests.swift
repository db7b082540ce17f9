import JSON
import TestSupport
import Testing

@testable import Commands

@Suite struct WhyCommandTests {
    private let home: StoryHome

    init() throws { home = try StoryHome(for: "WhyCommandTests") }

    @Test func aTaskIsToldFromItsTriggerToItsEnd() throws {
        let lines = try home.roost("why", "gh-451", "--utc").stdout.split(separator: "\n")
        #expect(
            lines == [
                "gh-451 Second — active, 1 run",
                "  verdict   waiting permission: it asks whether it may do something",
                "  evidence  it asks: Bash: git push",
                "  since     2026-11-20 10:00:00Z",
                "  sure      certain, as of 2026-11-21 07:06:00Z",
                "  do        roost worker answer run-3 yes   allow it",
                "  do        roost worker answer run-3 'no, REASON'   refuse it, with a reason",
                "  do        roost logs run-3   read what it has written",
                "2026-11-21",
                "06:15:11  decided    select_next_task  gh-450: Priority P1 task selected over P2",
                "          input   available_tasks=\"gh-450, gh-451\" priorities=\"1, 2\"",
                "          output  selected=gh-450",
                "          not     gh-451 (priority 2)",
                "06:15:14  decided    assign            a worker was free",
                "07:00:00  run        started           run-3  on worker-2-1",
                "07:05:00  agent      permission_asked  run-3  Bash: git push",
                "Not known",
                "  what brought it up: no trigger is recorded for it (its source is \"github\")",
            ]
        )
    }

    @Test func aWorkerIsItsNewestRun() throws {
        #expect(try home.roost("why", "worker-2-1").stdout == home.roost("why", "run-3").stdout)
        #expect(try home.roost("why", "worker-1-0").stdout.hasPrefix("run-2 — completed, exit 0: Done.\n"))
    }

    @Test func aDecisionIsToldWithWhatFollowed() throws {
        let text = try home.roost("why", "bbbbbb/4", "--utc").stdout
        #expect(text.contains("  because  Priority P1 task selected over P2\n"))
        #expect(text.contains("06:15:20  run        started"))
    }

    @Test func onATerminalNoLineIsLongerThanIt() throws {
        let lines = try home.tester(["why", "gh-450"]).onTerminal(columns: 80).run().stdout.split(separator: "\r\n")
        #expect(lines.count > 20)
        for line in lines where !line.contains("available_tasks") { #expect(line.utf8.count <= 100, "\(line)") }
    }

    @Test func programsGetEachStepWithWhatItWasDecidedBy() throws {
        let rows = try #require(try JSONReader.read(try home.roost("why", "gh-450", "--json").stdout).arrayValue)
        #expect(rows.first?["kind"] == "subject" && rows.first?["schema"] == "roost.why/1")
        let selected = try #require(rows.first { $0["name"] == "select_next_task" })
        #expect(selected["notes"]?["not"] == "gh-451 (priority 2)")
        #expect(rows.first { $0["name"] == "retry" }?["count"] == 3)
    }

    @Test func slowDecisionsAreListedForAllOrOne() throws {
        #expect(try home.roost("why", "--slow").stdout.contains("bbbbbb/6"))
        #expect(try home.roost("why", "gh-450", "--slow").stdout.contains("bbbbbb/6"))
        #expect(try !home.roost("why", "gh-451", "--slow").stdout.contains("bbbbbb/6"))
        #expect(try home.roost("why").exitCode == 2)
    }
}
