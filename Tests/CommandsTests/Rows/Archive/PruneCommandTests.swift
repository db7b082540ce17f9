import Commands
import Domain
import Journal
import Platform
import Store
import TestSupport
import Testing

@Suite struct PruneCommandTests {
    @Test func nothingIsRemovedThatIsNotNamedWhereNobodyCanBeAsked() throws {
        let scene = try ArchiveScene(monthCount: 4)
        for number in 0..<2 { #expect(try scene.roost("archive", "--month", scene.month(number)).exitCode == 0) }
        let cost = try scene.roost("cost", "--all", "-o", "csv").stdout
        let trial = try scene.roost("prune", "--older-than", "1d", "-n", "-o", "csv")
        #expect(trial.exitCode == 0 && trial.stdout.contains("would be removed"))
        let unnamed = try scene.roost("prune", "--older-than", "1d")
        #expect(unnamed.exitCode == ExitCode.refusedByState.rawValue && unnamed.stderr.contains("--confirm"))
        #expect(try scene.archive.months(on: SystemDisk()).count == 2)

        let done = try scene.roost("prune", "--older-than", "1d", "--confirm", scene.month(0))
        #expect(done.exitCode == ExitCode.refusedByState.rawValue, "\(done.stderr)")
        #expect(try scene.archive.months(on: SystemDisk()).map(\.description) == [scene.month(1)])
        #expect(try scene.roost("cost", "--all", "-o", "csv").stdout == cost)
        let talk = try scene.roost("talk", "gh-0")
        #expect(talk.exitCode == 1 && talk.stderr.contains("what was said in runs of \(scene.month(0)) was pruned"))
        let run = FilePath.name(of: scene.runs[0].directory)
        for arguments in [["logs", run], ["replay", run], ["run", "show", run], ["verify", run]] {
            let said = try scene.roost(arguments)
            #expect(said.exitCode == ExitCode.notFound.rawValue, "\(arguments)")
            #expect(said.stderr.contains("\(run) was pruned with \(scene.month(0)) on "), "\(said.stderr)")
            #expect(said.stderr.contains("kept are its cost, ") && said.stderr.contains("event list --run \(run)"))
        }
        let events = try scene.roost("event", "list", "-o", "jsonl")
        #expect(events.stdout.contains("Pruned \(scene.month(0)): 1 runs"))
        #expect(try scene.roost("archive", "list", "-o", "csv").stdout.contains("kept") == false)
        #expect(try scene.roost("reindex").exitCode == 0)
        #expect(try scene.roost("cost", "--all", "-o", "csv").stdout == cost)
        let check = try scene.roost("reindex", "--check")
        #expect(check.exitCode == 0, "\(check.stdout)\(check.stderr)")
    }

    @Test func anAgeIsAskedForAndWithoutOldMonthsThereIsNothingToDo() throws {
        let scene = try ArchiveScene(monthCount: 0)
        #expect(try scene.roost("prune").exitCode == ExitCode.usage.rawValue)
        let result = try scene.roost("prune", "--older-than", "90d")
        #expect(result.exitCode == 0 && result.stderr == "no archived month is that old\n")
    }
}
