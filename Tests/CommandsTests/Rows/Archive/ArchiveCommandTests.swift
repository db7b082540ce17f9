import Commands
import JSON
import Journal
import Platform
import Store
import TestSupport
import Testing

/// Archiving and what is asked afterwards, as the shell meets it.
@Suite struct ArchiveCommandTests {
    @Test func aMonthIsArchivedWhenItIsOverForLongEnoughOrByForce() throws {
        let scene = try ArchiveScene(monthCount: 1)
        let month = scene.month(0)
        let young = try scene.roost("archive", "--month", month)
        let isYoung = young.exitCode == ExitCode.refusedByState.rawValue
        #expect(isYoung == young.stderr.contains("is to be archived from"))
        let trial = try scene.roost("archive", "--month", month, "--force", "-n")
        #expect(trial.exitCode == 0 && trial.stderr.contains("\(month): would archive"), "\(trial.stderr)")
        if isYoung { #expect(try SystemDisk().exists(scene.runs[0].state)) }
        let done = try scene.roost("archive-logs", "--month", month, "--force")
        #expect(done.exitCode == 0, "\(done.stderr)")
        #expect(try !SystemDisk().exists(scene.runs[0].directory))
        let list = try scene.roost("archive", "list", "-o", "csv")
        #expect(list.stdout.contains("\(month),1,"))
    }

    @Test func aMonthThatIsNotOverIsRefused() throws {
        let scene = try ArchiveScene(monthCount: 0)
        let result = try scene.roost("archive", "--month", "2260-12", "--force")
        #expect(result.exitCode == ExitCode.refusedByState.rawValue)
        #expect(result.stderr.hasPrefix("roost: 2260-12 is not over yet"))
    }

    @Test func anArchivedRunIsReadAndAskedForAsBefore() throws {
        let scene = try ArchiveScene(monthCount: 3)
        let name = FilePath.name(of: scene.runs[0].directory)
        // The first one writes digests, and says so.
        #expect(try scene.roost("verify", name).exitCode == 0)
        let before = try [
            scene.roost("logs", name), scene.roost("logs", name, "--raw"), scene.roost("verify", name),
            scene.roost("cost", "--all"), scene.roost("run", "show", name),
        ].map(\.stdout)
        let talk = try scene.roost("talk", name).stdout
        #expect(talk.contains("flamingo number 0"))
        #expect(try scene.roost("archive", "--month", scene.month(0)).exitCode == 0)
        let after = try [
            scene.roost("logs", name), scene.roost("logs", name, "--raw"), scene.roost("verify", name),
            scene.roost("cost", "--all"), scene.roost("run", "show", name),
        ].map(\.stdout)
        for (one, other) in zip(before, after) { #expect(one == other) }
        let again = try scene.roost("talk", name)
        #expect(again.stdout == talk)
        #expect(again.stderr == "roost: \(name) is archived with \(scene.month(0))\n")
    }

    @Test func whatWasSaidInAnArchivedMonthIsLeftOutAndSaidSoOrAskedFor() throws {
        let scene = try ArchiveScene(monthCount: 3)
        #expect(try scene.roost("archive", "--month", scene.month(0)).exitCode == 0)
        let without = try scene.roost("search", "flamingo", "-o", "jsonl")
        #expect(without.stdout.split(separator: "\n").count == 2)
        #expect(without.stderr.contains("what was said in archived runs of \(scene.month(0)): --include-archive"))
        let with = try scene.roost("search", "flamingo", "--include-archive", "-o", "jsonl")
        #expect(with.stdout.split(separator: "\n").count == 3 && with.stderr == "")
        #expect(try scene.roost("search", "flamingo", "--include-archive", "--count", "-o", "csv").stdout.contains("3"))
        let found = try scene.roost("search", "flamingo", "--include-archive", "--task", "gh-0", "-o", "jsonl")
        #expect(found.stdout.split(separator: "\n").count == 1)
        let tools = try scene.roost("perf", "--by", "tool", "--all", "-o", "csv")
        #expect(tools.stdout.contains("Bash,2,") && tools.stderr.contains("--include-archive"))
        let all = try scene.roost("perf", "--by", "tool", "--all", "--include-archive", "-o", "csv")
        #expect(all.stdout.contains("Bash,3,"))
        let diff = try scene.roost(
            "run",
            "diff",
            FilePath.name(of: scene.runs[0].directory),
            FilePath.name(of: scene.runs[2].directory),
            "-o",
            "json"
        )
        #expect(diff.exitCode == 0 && !diff.stdout.contains("not at hand"), "\(diff.stdout)")
    }

    @Test func fourteenMonthsAreAskedOneAfterTheOtherAndInSQLAsManyAsCanBeAtOnce() throws {
        let scene = try ArchiveScene(monthCount: 15)
        #expect(try scene.roost("archive").exitCode == 0)
        #expect(try scene.roost("archive", "list", "-o", "jsonl").stdout.split(separator: "\n").count >= 13)
        let all = try scene.roost("search", "flamingo", "--include-archive", "-n", "100", "-o", "jsonl")
        #expect(all.stdout.split(separator: "\n").count == 15, "\(all.stderr)")
        let tools = try scene.roost("perf", "--by", "tool", "--all", "--include-archive", "-o", "csv")
        #expect(tools.stdout.contains("Bash,15,"))
        let question = "SELECT count(*) AS n FROM conversations"
        let refused = try scene.roost("sql", question, "--include-archive")
        #expect(refused.exitCode != 0 && refused.stderr.contains("--archived"))
        let months = [scene.month(0), scene.month(1)]
        let some = try scene.roost("sql", question, "--archived", months[0], "--archived", months[1], "-o", "jsonl")
        let none = try scene.roost("sql", question, "-o", "jsonl")
        func count(_ text: String) -> Int { Int(text.filter(\.isNumber).dropFirst()) ?? -1 }
        #expect(count(some.stdout) == count(none.stdout) + 4, "\(some.stderr)")
    }

    @Test func aFileOfAMonthThatIsAwayIsSaidPlainlyAndMadeAnewByReindexing() throws {
        let scene = try ArchiveScene(monthCount: 3)
        #expect(try scene.roost("archive", "--month", scene.month(0)).exitCode == 0)
        let file = "\(scene.archive.path)/logs-\(scene.month(0)).db"
        try SystemDisk().remove(file)
        let talk = try scene.roost("talk", "gh-0")
        #expect(talk.exitCode == 1 && talk.stderr.contains("\(scene.month(0)) is archived, and \(file) is not there"))
        #expect(try scene.roost("reindex").exitCode == 0)
        #expect(try scene.roost("talk", "gh-0").stdout.contains("flamingo number 0"))
        #expect(try scene.roost("reindex", "--check").exitCode == 0)
    }
}
