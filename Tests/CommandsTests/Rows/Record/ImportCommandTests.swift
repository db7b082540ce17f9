import Commands
import Indexer
import JSON
import Journal
import Platform
import TestSupport
import Testing

@Suite struct ImportCommandTests {
    private let scene: ImportScene

    init() throws { scene = try ImportScene() }

    @Test func whatWasTakenIsToldForPeople() throws {
        try scene.put("c-1.jsonl")
        let result = try scene.roost("import", "claude", scene.left)
        #expect(result.exitCode == 0 && result.stderr == "")
        #expect(
            result.stdout == """
                files      1 new, 0 with more in them, 0 as before
                said       2 messages in 2 parts
                responses  1 new, 0 told again
                cost       $0.0019

                """
        )
    }

    @Test func theSameIsThereForPrograms() throws {
        try scene.put("c-1.jsonl")
        let result = try scene.roost("import", "claude", scene.left, "--json")
        let report = try JSONReader.read(result.stdout)
        #expect(result.exitCode == 0 && report["schema"]?.stringValue == "roost.import/1")
        #expect(report["files_new"] == 1 && report["messages"] == 2 && report["responses"] == 1)
        #expect(report["cost_nanodollars"] == 1_905_000 && report["bad_lines"] == 0)
    }

    @Test func whatIsThereAlreadyIsPassedOver() throws {
        try scene.put("c-1.jsonl")
        #expect(try scene.roost("import", "claude", scene.left).exitCode == 0)
        let again = try scene.roost("import", "claude", scene.left)
        #expect(again.exitCode == 0)
        #expect(again.stdout.hasPrefix("files      0 new, 0 with more in them, 1 as before\nsaid       0 messages"))
        #expect(try scene.number("SELECT count(*) FROM api_calls") == 1)
        try scene.put("c-1.jsonl", ImportScene.lines + [#"{"type":"user","sessionId":"c-1"}"#])
        let grown = try scene.roost("import", "auto", scene.left)
        #expect(grown.stdout.hasPrefix("files      0 new, 1 with more in them, 0 as before\n"))
    }

    @Test func theFilesThatAreThereCanBeListed() throws {
        let path = try scene.put("c-1.jsonl")
        let result = try scene.roost("import", "auto", "--files", scene.left)
        #expect(result.exitCode == 0 && result.stderr.hasSuffix("nothing was taken\n"))
        let lines = result.stdout.split(separator: "\n")
        #expect(lines.count == 2 && lines[0].hasPrefix("AGENT "))
        #expect(lines[1].hasPrefix("claude ") && lines[1].hasSuffix(path))
        let json = try scene.roost("import", "auto", "--files", scene.left, "-o", "jsonl")
        #expect(try JSONReader.read(json.stdout)["path"]?.stringValue == path && json.stderr == "")
        #expect(try scene.disk.list(scene.paths.home.root) == [])
    }

    @Test func aDryRunTellsWhatWouldBeTakenAndTakesNothing() throws {
        let path = try scene.put("c-1.jsonl", ImportScene.lines + [#"{"type":"user","sess"#])
        let result = try scene.roost("import", "auto", "-n", scene.left)
        #expect(result.exitCode == 0)
        #expect(
            result.stdout == """
                files      1 new, 0 with more in them, 0 as before
                responses  1 new, 0 told again
                cost       $0.0019
                bad lines  1 seen; an import reads them all

                """
        )
        let offset = ImportScene.lines.reduce(0) { $0 + $1.utf8.count + 1 }
        #expect(result.stderr.hasPrefix("roost: a bad line: \(path) at byte \(offset): "))
        #expect(result.stderr.hasSuffix("; nothing was taken\n"))
        #expect(try scene.disk.list(scene.paths.home.root) == [])
    }

    @Test func aDryRunNeedsNoHomeAndNamesWhatItDoesNotKnow() throws {
        try scene.put("c-1.jsonl")
        try scene.disk.removeFolder(scene.paths.home.root)
        let dry = try JSONReader.read(try scene.roost("import", "claude", scene.left, "-n", "-o", "json").stdout)
        #expect(try !scene.disk.exists(scene.paths.home.root))
        let report = try JSONReader.read(try scene.roost("import", "claude", scene.left, "-o", "json").stdout)
        #expect(dry["dry_run"] == true && report["dry_run"] == false)
        #expect(dry["messages"] == .null && dry["blocks"] == .null && dry["unknown_lines"] == .null)
        for name in report.objectValue?.fields.map(\.key) ?? [] where dry[name] != .null && name != "dry_run" {
            #expect(dry[name] == report[name], "\(name)")
        }
        #expect(dry["cost_nanodollars"] == 1_905_000)
        let again = try scene.roost("import", "claude", scene.left, "-n")
        #expect(again.stdout.hasPrefix("files      0 new, 0 with more in them, 1 as before\nresponses  0 new"))
    }

    @Test func whereNothingIsFoundItSaysWhatIsThereInstead() throws {
        try scene.put("notes.jsonl", ["some words"])
        let result = try scene.roost("import", "claude", scene.left)
        #expect(result.exitCode == ExitCode.notFound.rawValue && result.stdout == "")
        #expect(result.stderr.hasPrefix("roost: no transcripts are there\n"))
        #expect(result.stderr.contains("notes.jsonl: not one we know"))
        // Where agents keep them, there is nothing either.
        #expect(try scene.roost("import", "auto").exitCode == ExitCode.notFound.rawValue)
        try scene.put("notes.jsonl")
        let other = try scene.roost("import", "codex", "\(scene.left)/notes.jsonl")
        #expect(other.exitCode == ExitCode.notFound.rawValue)
        #expect(other.stderr.contains("notes.jsonl: it is claude-transcript"))
    }

    @Test func aBadLineIsShownWithItsPlaceAndCostsThatLine() throws {
        let path = try scene.put("c-1.jsonl", [ImportScene.lines[0], "{bad \u{1B}[31m", ImportScene.lines[1]])
        let result = try scene.roost("import", "claude", scene.left)
        #expect(result.exitCode == 0 && result.stdout.contains("said       2 messages in 2 parts\n"))
        #expect(result.stdout.contains("bad lines  1\n"))
        let offset = ImportScene.lines[0].utf8.count + 1
        #expect(result.stderr.hasPrefix("roost: a bad line: \(path) at byte \(offset): "))
        #expect(!result.stderr.contains("\u{1B}"))
    }

    @Test func whatCannotBeReadIsToldAndTheRestIsTaken() throws {
        try scene.put("c-1.jsonl")
        let missing = "\(scene.left)/gone.jsonl"
        let result = try scene.roost("import", "claude", scene.left, missing)
        #expect(result.exitCode == ExitCode.finding.rawValue)
        #expect(result.stdout.hasPrefix("files      1 new"))
        #expect(result.stderr.contains("roost: passed over: \(missing)"))
    }

    @Test func nothingIsTakenWhileAnotherProcessWrites() throws {
        try scene.put("c-1.jsonl")
        try scene.waitForNobody()
        let lock = try IndexLock(scene.paths, on: scene.disk)
        let result = try scene.roost("import", "claude", scene.left)
        #expect(result.exitCode == ExitCode.refusedByState.rawValue)
        #expect(result.stderr.contains("another process writes to the index"))
        withExtendedLifetime(lock) {}
    }

    @Test func anAgentThatIsNotKnownIsAWrongCommandLine() throws {
        #expect(try scene.roost("import", "clyde").exitCode == ExitCode.usage.rawValue)
    }

    @Test func logsOfOtherProgramsAreTakenByName() throws {
        let lines = [
            #"{"timestamp":"2025-11-03T06:14:42Z","event":"task_detected","task_id":"gh-450","title":"One"}"#,
            #"{"timestamp":"2025-11-03T06:14:43Z","event":"moon_phase"}"#, "no JSON",
        ]
        let path = try scene.put("old.jsonl", lines)
        #expect(try scene.roost("import", "auto", scene.left).exitCode == ExitCode.notFound.rawValue)
        let result = try scene.roost("import", "jsonl", scene.left)
        #expect(result.exitCode == 0)
        #expect(
            result.stdout.contains("logged     2 lines: system_events 1, tasks 1\n")
                && result.stdout.contains("bad lines  1\n")
        )
        #expect(result.stdout.contains("unknown    1 line of types that are not known here: moon_phase 1\n"))
        #expect(result.stderr.contains("a bad line: \(path) at byte"))
        #expect(try scene.roost("import", "jsonl").exitCode == ExitCode.usage.rawValue)
        #expect(try scene.number("SELECT count(*) FROM tasks WHERE task_id = 'gh-450' AND title = 'One'") == 1)
        #expect(try scene.roost("event", "list").stdout.contains("moon_phase"))
    }
}
