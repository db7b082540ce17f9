import Domain
import JSON
import TestSupport
import Testing

@Suite struct RunListCommandTests {
    private let trial: RunTrial

    init() throws { trial = try RunTrial() }

    @Test func runsAreListedNewestFirst() throws {
        for code in 0..<3 { _ = try trial.roost("run", "--", "sh", "-c", "exit \(code)").run() }
        let rows = try trial.roost("run", "list", "-o", "jsonl").run().stdout.split(separator: "\n")
        let codes = try rows.map { try JSONReader.read(String($0))["exitCode"]?.integerValue }
        #expect(codes == [2, 1, 0])
        let text = try trial.roost("run", "list").run().stdout
        #expect(text.hasPrefix("RUN "))
        #expect(text.contains("manual-003") && text.contains("completed") && text.contains("sh -c 'exit 2'"))
    }

    @Test func onlyTheNewestAreShownUnlessAllAreAskedFor() throws {
        for _ in 0..<22 { #expect(try trial.roost("run", "--prepare", "--", "true").run().exitCode == 0) }
        let newest = try trial.roost("run", "list").run()
        #expect(newest.stdout.split(separator: "\n").count == 21)
        #expect(newest.stderr.hasPrefix("2 more: roost run list --all\n"))
        #expect(try trial.roost("run", "list", "--all").run().stdout.split(separator: "\n").count == 23)
    }

    @Test func theRunsOfATaskAreListedAloneAndAsManyAsAreWanted() throws {
        for _ in 0..<3 { #expect(try trial.roost("run", "--prepare", "--", "true").run().exitCode == 0) }
        let rows = try trial.roost("run", "list", "--task", "manual-002", "-o", "jsonl").run().stdout
        #expect(rows.split(separator: "\n").count == 1 && rows.contains("manual-002"))
        #expect(try trial.roost("run", "list", "--task", "nobody", "-o", "jsonl").run().stdout == "")
        let two = try trial.roost("run", "list", "-n", "2").run()
        #expect(two.stdout.split(separator: "\n").count == 3 && two.stderr.hasPrefix("1 more: roost run list --all\n"))
    }

    @Test func activeRunsAreThoseThatHaveNotEnded() throws {
        #expect(try trial.roost("run", "--", "true").run().exitCode == 0)
        let run = String(try trial.roost("run", "-d", "--", "sleep", "600").run().stdout.dropLast())
        let active = try trial.roost("run", "list", "--active", "-o", "jsonl").run().stdout
        #expect(active.contains(run) && active.split(separator: "\n").count == 1)
        #expect(try trial.roost("run", "stop", "--now", run).run().exitCode == 0)
        #expect(try trial.roost("run", "list", "--active", "-o", "jsonl").run().stdout == "")
    }

    @Test func whatWasNeverStartedIsNotActiveAndCanBeDoneAgain() throws {
        #expect(try trial.roost("run", "--prepare", "--", "true").run().exitCode == 0)
        let all = try trial.roost("run", "list").run()
        #expect(all.stdout.contains("prepared (not started)"))
        #expect(all.stderr.contains("roost run again RUN"))
        #expect(try trial.roost("run", "list", "--active", "-o", "jsonl").run().stdout == "")
        #expect(try trial.roost("run", "list", "--json").run().stderr == "")
    }

    @Test func aHomeWithoutRunsIsAnEmptyList() throws {
        #expect(try trial.roost("run", "list", "--json").run().stdout == "[]\n")
    }
}
