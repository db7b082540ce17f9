import Commands
import Domain
import JSON
import Journal
import Platform
import TestSupport
import Testing

@Suite struct EraseCommandTests {
    private static let secret = "correct-horse-battery"

    private let fixture: RunFixture
    private let run: RunPaths

    init() throws {
        fixture = try RunFixture(for: "EraseCommandTests")
        let prepared = try fixture.prepare()
        var writer = try fixture.open(prepared.paths)
        try writer.start()
        try writer.write("one \(Self.secret)\ntwo \(Base64.encode(Array(Self.secret.utf8)))\n", to: .stdout)
        _ = try writer.end(SaidOutcome(ok: true, outcome: .completed, summary: "done", exitCode: 0), reason: .exit)
        run = prepared.paths
    }

    private func roost(_ arguments: String...) throws -> CommandTester {
        try CommandTester("roost").arguments(arguments)
            .environment(["ROOST_HOME": fixture.scratch.path, "HOME": fixture.scratch.path])
    }

    private var name: String { FilePath.name(of: run.directory) }

    private func output() throws -> String { try fixture.text(run.log(of: .stdout)) }

    private func fingerprint() throws -> String {
        let result = try roost("erase", "--secret", "-n", "-o", "jsonl").input(Self.secret).run()
        return try JSONReader.read(String(result.stdout.split(separator: "\n")[0]))["name"]?.stringValue ?? ""
    }

    @Test func aDryRunShowsThePlacesAndNotTheSecret() throws {
        let before = try output()
        let result = try roost("erase", "--secret", "--dry-run").input("\(Self.secret)\n").run()
        #expect(result.exitCode == 0)
        #expect(result.stdout.contains("erase") && result.stdout.contains("stdout.log"))
        #expect(result.stderr.contains("would erase: 2 places in 1 file\n"))
        #expect(!(result.stdout + result.stderr).contains("horse"))
        #expect(try output() == before)
    }

    @Test func whoGivesTheNameErasesWithoutBeingAsked() throws {
        let name = try fingerprint()
        #expect(name.count == 12)
        let refused = try roost("erase", "--secret").input(Self.secret).run()
        #expect(refused.exitCode == ExitCode.refusedByState.rawValue && refused.stderr.contains("--confirm \(name)"))
        let wrong = try roost("erase", "--secret", "--confirm", "yes").input(Self.secret).run()
        #expect(wrong.exitCode == ExitCode.refusedByState.rawValue)
        #expect(try output().contains(Self.secret))
        let result = try roost("erase", "--secret", "--confirm", name, "--json").input(Self.secret).run()
        #expect(result.exitCode == 0 && result.stderr == "")
        let rows = try JSONReader.read(result.stdout).arrayValue ?? []
        #expect(rows.count == 1 && rows[0]["done"] == true && rows[0]["places"] == 2 && rows[0]["offset"] == 4)
        #expect(try output().hasPrefix("one *********************\ntwo ") && !output().contains("Y29ycmVjdC"))
        #expect(try roost("verify", name).run().exitCode == ExitCode.notFound.rawValue)
        let verified = try roost("verify", self.name).run()
        #expect(verified.exitCode == 0 && verified.stdout.contains("by roost erase"))
    }

    @Test func aSecretIsReadFromAFileOrAVariableToo() throws {
        let file = fixture.scratch.path("secret.txt")
        try fixture.overwrite(file, with: Array("\(Self.secret)\r\n".utf8))
        let fromFile = try roost("erase", "--from-file", file, "-n").run()
        #expect(fromFile.stderr.contains("would erase: 2 places"))
        let fromVariable = try roost("erase", "--env", "LEAKED", "-n").environment(["LEAKED": Self.secret]).run()
        #expect(fromVariable.stderr.contains("would erase: 2 places"))
        #expect(try roost("erase", "--env", "NOT_SET").run().exitCode == ExitCode.notFound.rawValue)
        #expect(try roost("erase", "--from-file", "/no/such/file").run().exitCode == ExitCode.failed.rawValue)
    }

    @Test func onATerminalItAsksForTheSecretAndTheName() throws {
        let name = try fingerprint()
        let no = try roost("erase", "--secret").input("\(Self.secret)\nno\n").onTerminal(columns: 200).run()
        #expect(no.exitCode == ExitCode.refusedByState.rawValue && no.stdout.contains("type \(name)"))
        #expect(try output().contains(Self.secret))
        let yes = try roost("erase", "--secret").input("\(Self.secret)\n\(name)\n").onTerminal(columns: 200).run()
        #expect(yes.exitCode == 0 && yes.stdout.contains("the databases were made anew"))
        #expect(try !output().contains(Self.secret))
    }

    @Test func aRunIsErasedByItsName() throws {
        let refused = try roost("erase", "--run", name).run()
        #expect(refused.exitCode == ExitCode.refusedByState.rawValue && refused.stderr.contains("--confirm \(name)"))
        let trial = try roost("erase", "--run", name, "-n").run()
        #expect(trial.exitCode == 0 && trial.stdout.contains(run.directory))
        let result = try roost("erase", "--run", name, "--confirm", name).run()
        #expect(result.exitCode == 0 && result.stderr.contains("erased: \(name)"))
        let isThere = try SystemDisk().exists(run.directory)
        #expect(!isThere)
        #expect(try roost("erase", "--run", name).run().exitCode == ExitCode.notFound.rawValue)
        #expect(try roost("event", "list").run().stdout.contains("Erased the run"))
    }

    @Test func whatStandsNowhereIsSaidSo() throws {
        let result = try roost("erase", "--secret").input("no such secret at all").run()
        #expect(result.exitCode == ExitCode.notFound.rawValue && result.stderr.contains("roost reindex"))
    }

    @Test func shortOnesAndContradictionsAreRefused() throws {
        let short = try roost("erase", "--secret", "-n").input("short\n").run()
        #expect(short.exitCode == ExitCode.refusedByState.rawValue && short.stderr.contains("at least 8 bytes"))
        for arguments in [
            ["--run", "a", "--secret"], ["--run", "a", "--env", "B"], ["--env", "B", "--from-file", "c"], [],
        ] {
            let result = try CommandTester("roost").arguments(["erase"] + arguments).run()
            #expect(result.exitCode == ExitCode.usage.rawValue, "\(arguments)")
        }
    }
}
