import Domain
import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

/// `roost logs` as the shell meets it.
@Suite struct LogsCommandTests {
    private let fixture: LogFixture

    init() throws { fixture = try LogFixture(for: "LogsCommandTests") }

    private func lines(_ result: CommandResult) -> [String] {
        result.stdout.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
    }

    /// Nearly always a variable of a script that was not set.
    @Test func anEmptyNameIsNoTarget() throws {
        let result = try fixture.logs("")
        #expect(result.exitCode == 2)
        #expect(result.stderr.contains("takes an id or the beginning of one"))
    }

    @Test func allOfARunIsShownInTheOrderInWhichItWasRecorded() throws {
        var run = try fixture.begin()
        try run.write("one\n", to: .stdout)
        try run.write("oops\n", to: .stderr)
        try run.record(.machineSlept, .info, "Slept.")
        try run.write("two\nunfinished", to: .stdout)
        let result = try fixture.logs(FilePath.name(of: run.paths.directory))
        #expect(result.exitCode == 0)
        #expect(lines(result).suffix(5) == ["one", "oops", "── 01:02:04 machine_slept  Slept.", "two", "unfinished"])
        #expect(result.stderr.isEmpty)
    }

    @Test func sourceAndStreamChoose() throws {
        var run = try fixture.begin()
        try run.write("one\n", to: .stdout)
        try run.write("oops\n", to: .stderr)
        for source in ["--source=backend", "--source=agent", "--backend"] {
            #expect(try lines(fixture.logs("gh-450", source)) == ["one", "oops"])
        }
        #expect(try lines(fixture.logs("gh-450", "--backend", "--stream", "out")) == ["one"])
        #expect(try lines(fixture.logs("gh-450", "--backend", "--stream", "err")) == ["oops"])
        let events = try lines(fixture.logs("gh-450", "--source", "events"))
        #expect(events.count == 2)
        #expect(events.allSatisfy { $0.hasPrefix("── ") })
    }

    @Test func aTaskIsItsNewestRunAndThePreviousOneIsAskedFor() throws {
        try fixture.finished(output: "first\n")
        try fixture.finished(output: "second\n")
        let last = try fixture.finished(output: "third\n")
        #expect(try lines(fixture.logs("gh-450", "--backend")) == ["third"])
        #expect(try lines(fixture.logs("gh-450", "--backend", "-p")) == ["second"])
        #expect(try lines(fixture.logs("--task", "gh-4", "--backend")) == ["third"])
        #expect(try lines(fixture.logs(FilePath.name(of: last.directory), "--backend", "-p")) == ["second"])
    }

    @Test func whereThereIsNoEarlierRunThatIsSaid() throws {
        try fixture.finished(output: "first\n")
        let result = try fixture.logs("gh-450", "-p")
        #expect(result.exitCode == 4)
        #expect(result.stderr.contains("no earlier run of \"gh-450\""))
    }

    @Test func aWorkerIsFoundByWhatItsRunsSayOfIt() throws {
        try fixture.finished(worker: "worker-1739634000000000000-0", output: "mine\n")
        try fixture.finished(worker: "worker-1739634000000000000-1", output: "other\n")
        #expect(try lines(fixture.logs("worker-1739634000000000000-0", "--backend")) == ["mine"])
        let result = try fixture.logs("worker-17396")
        #expect(result.exitCode == 2)
        #expect(result.stderr.contains("worker-1739634000000000000-0, worker-1739634000000000000-1"))
    }

    @Test func whatIsNotThereIsMetWithWhatIsMeant() throws {
        try fixture.finished(output: "one\n")
        let result = try fixture.logs("gh-405")
        #expect(result.exitCode == 4)
        #expect(result.stderr.contains("no run, task or worker \"gh-405\"\n  similar: gh-450"))
    }

    @Test func aHomeWithoutRunsSaysWhatToDo() throws {
        let result = try fixture.logs()
        #expect(result.exitCode == 1)
        #expect(result.stderr.contains("there is no run yet"))
    }

    @Test func withoutANameItIsWhatRunsElseTheNewest() throws {
        try fixture.finished(task: "a", output: "old\n")
        try fixture.finished(task: "b", output: "new\n")
        #expect(try lines(fixture.logs("--backend")) == ["new"])
        var one = try fixture.begin(task: "c")
        var other = try fixture.begin(task: "d")
        try one.write("c\n", to: .stdout)
        try other.write("d\n", to: .stdout)
        let running = try lines(fixture.logs("--backend"))
        #expect(running.map { $0.suffix(7) } == ["out │ c", "out │ d"])
        let all = try lines(fixture.logs("--backend", "--all-tasks"))
        #expect(all.map { $0.split(separator: "/").first } == ["a", "b", "c", "d"])
    }

    @Test func onlyTheLastLinesAreShownWhereTheyAreAskedFor() throws {
        try fixture.finished(output: (1...50).map { "\($0)\n" }.joined())
        #expect(try lines(fixture.logs("gh-450", "--backend", "-n", "3")) == ["48", "49", "50"])
        #expect(try lines(fixture.logs("gh-450", "--backend")).count == 50)
        #expect(try lines(fixture.logs("gh-450", "--backend", "-n", "0")).isEmpty)
        let merged = try lines(fixture.logs("gh-450", "-n", "3"))
        #expect(merged.first == "50")
        #expect(merged.count == 3)
    }

    @Test func onATerminalTheLastTwentyAreShown() throws {
        try fixture.finished(output: (1...50).map { "\($0)\n" }.joined())
        let result = try fixture.tester(["gh-450", "--backend"]).onTerminal().run()
        #expect(result.stdout.split(whereSeparator: \.isNewline).map(String.init) == (31...50).map(String.init))
        let all = try fixture.tester(["gh-450", "--backend", "-n", "all"]).onTerminal().run()
        #expect(all.stdout.split(whereSeparator: \.isNewline).count == 50)
    }

    @Test func patternsChooseLinesAndTheLastOfThemAreTheLastThatMatch() throws {
        try fixture.finished(output: (1...2_000).map { $0 % 100 == 0 ? "hit \($0)\n" : "miss \($0)\n" }.joined())
        #expect(try lines(fixture.logs("gh-450", "-g", "^hit", "-n", "3")) == ["hit 1800", "hit 1900", "hit 2000"])
        #expect(try lines(fixture.logs("gh-450", "--backend", "-g", "^HIT", "-i", "--exclude", "00$")).isEmpty)
        #expect(try lines(fixture.logs("gh-450", "--backend", "--exclude", "miss")).count == 20)
        #expect(try lines(fixture.logs("gh-450", "-g", "nothing like it", "-n", "3")).isEmpty)
        let result = try fixture.logs("gh-450", "-g", "(")
        #expect(result.exitCode == 2)
        #expect(result.stderr.contains("--grep takes a POSIX extended regular expression"))
    }

    @Test func timesChooseLinesByWhenTheyBegan() throws {
        var run = try fixture.begin()
        try run.write("early\n", to: .stdout)
        fixture.clock.advance(by: .seconds(60))
        try run.write("middle\n", to: .stdout)
        fixture.clock.advance(by: .seconds(60))
        try run.write("late\n", to: .stdout)
        #expect(try lines(fixture.logs("gh-450", "--backend", "-S", "2026-11-21 01:03")) == ["middle", "late"])
        #expect(try lines(fixture.logs("gh-450", "--backend", "-U", "2026-11-21 01:03")) == ["early"])
        #expect(
            try lines(fixture.logs("gh-450", "--backend", "-S", "@1795222960", "-U", "2026-11-21T01:04:00Z"))
                == ["middle"]
        )
        #expect(try lines(fixture.logs("gh-450", "--backend", "-U", "2026-11-21 01:04", "-n", "1")) == ["middle"])
        #expect(try lines(fixture.logs("gh-450", "--backend", "-S", "2026-11-22")).isEmpty)
        let result = try fixture.logs("gh-450", "--since", "soonish")
        #expect(result.exitCode == 2)
        #expect(result.stderr.contains("--since takes a time: 10m, 2h, today"))
    }

    @Test func timesReachBackIntoEarlierRuns() throws {
        try fixture.finished(output: "first\n")
        fixture.clock.advance(by: .seconds(60))
        try fixture.finished(output: "second\n")
        #expect(try lines(fixture.logs("gh-450", "--backend", "-S", "2026-11-21")) == ["first", "second"])
        #expect(try lines(fixture.logs("gh-450", "--backend", "-S", "2026-11-21 01:02:30")) == ["second"])
    }

    @Test func timesAreShownInTheZoneThatIsAskedFor() throws {
        try fixture.finished(output: "one\n")
        let tokyo = try fixture.tester(["gh-450", "--backend", "-t"]).environment(["TZ": "Asia/Tokyo"]).run()
        #expect(tokyo.stdout == "2026-11-21 10:02:04.456 one\n")
        let utc = try fixture.tester(["gh-450", "--backend", "-t", "--utc"]).environment(["TZ": "Asia/Tokyo"]).run()
        #expect(utc.stdout == "2026-11-21 01:02:04.456Z one\n")
    }

    @Test func rawIsExact() throws {
        let wild = "\u{1B}]0;t\u{7}\u{1B}[31mred\r\n\u{0}\u{9B}x\rb\n\nlast"
        let paths = try fixture.finished(output: wild)
        let result = try fixture.logs("gh-450", "--raw")
        #expect(result.stdoutBytes == Array(wild.utf8))
        #expect(try fixture.logs("gh-450", "--raw", "-n", "2").stdout == "\nlast")
        #expect(try fixture.bytes(paths) == Array(wild.utf8))
    }

    @Test func onATerminalOnlyTextAndColoursPass() throws {
        try fixture.finished(
            output: "\u{1B}]52;c;cm0=\u{7}\u{1B}[31mred\u{1B}[0m \u{1B}[2J\u{202E}x\u{9B}5i\n10 %\r20 %\n"
        )
        let shown = try fixture.tester(["gh-450", "--backend"]).onTerminal().run()
        #expect(shown.stdout == "\u{1B}[31mred\u{1B}[0m \u{FFFD}x\u{FFFD}5i\r\n20 %\r\n")
        let plain = try fixture.tester(["gh-450", "--backend", "--no-ansi"]).onTerminal().run()
        #expect(plain.stdout == "red \u{FFFD}x\u{FFFD}5i\r\n20 %\r\n")
        let quiet = try fixture.tester(["gh-450", "--backend"]).environment(["NO_COLOR": "1"]).onTerminal().run()
        #expect(quiet.stdout == plain.stdout)
        let json = try fixture.tester(["gh-450", "--json"]).onTerminal().run()
        #expect(SafeOutput.faults(in: json.stdoutBytes, allowsColors: false).isEmpty)
    }

    @Test func equalLinesAreFoldedOnATerminalOrWhereTheyAreToBe() throws {
        try fixture.finished(output: "tick\ntick\ntick\ntock\n")
        #expect(try fixture.logs("gh-450", "--backend", "--fold").stdout == "tick\n  × 3\ntock\n")
        #expect(try fixture.logs("gh-450", "--backend").stdout == "tick\ntick\ntick\ntock\n")
        let terminal = try fixture.tester(["gh-450", "--backend", "--color=never"]).onTerminal().run()
        #expect(terminal.stdout == "tick\r\n  × 3\r\ntock\r\n")
        let unfolded = try fixture.tester(["gh-450", "--backend", "--no-fold"]).onTerminal().run()
        #expect(unfolded.stdout == "tick\r\ntick\r\ntick\r\ntock\r\n")
    }

    @Test func aLineOfManyPiecesIsShownWhole() throws {
        let long = String(repeating: "0123456789", count: 20_000)
        try fixture.finished(output: "\(long)\nend\n")
        #expect(try fixture.logs("gh-450", "--backend").stdout == "\(long)\nend\n")
        let objects = try lines(fixture.logs("gh-450", "--backend", "--json")).map { try JSONReader.read($0) }
        let text = objects.compactMap { $0["text"]?.stringValue }
        #expect(text.joined() == long + "end")
        #expect(text.allSatisfy { $0.utf8.count <= 64 << 10 })
        #expect(objects.dropLast().map { $0["partial"] == true } == [true, true, true, false])
    }

    @Test func programsGetOneObjectALine() throws {
        try fixture.finished(output: "one\n")
        for format in ["--json", "-ojsonl"] {
            let objects = try lines(fixture.logs("gh-450", format)).map { try JSONReader.read($0) }
            #expect(objects.allSatisfy { $0["schema"] == "roost.log/1" })
            let sources = objects.map { $0["source"] }
            #expect(sources.contains("backend") && sources.contains("events"))
        }
        #expect(try fixture.logs("gh-450", "-o", "csv").exitCode == 2)
    }

    @Test func cursorsShowEveryLineOnce() throws {
        var run = try fixture.begin()
        var shown = ""
        var cursor: String?
        for part in ["one\ntw", "o\nthree\n", "", "four\n"] {
            try run.write(part, to: .stdout)
            fixture.clock.advance(by: .seconds(1))
            let result = try fixture.tester(
                ["gh-450", "--source", "backend", "--cursor"] + (cursor.map { ["--after-cursor", $0] } ?? [])
            ).run()
            shown += result.stdout
            cursor = result.stderr.split(separator: "\n").last?.split(separator: " ").last.map(String.init)
        }
        #expect(shown == "one\ntwo\nthree\nfour\n")
        try run.write("five", to: .stdout)
        try run.end(SaidOutcome(ok: true, outcome: .completed, summary: "Done."), reason: .exit)
        try fixture.finished(output: "next run\n")
        let last = try fixture.logs("gh-450", "--backend", "--after-cursor", #require(cursor))
        #expect(last.stdout == "five\nnext run\n")
        #expect(try fixture.logs("gh-450", "--after-cursor", "nonsense").exitCode == 2)
    }

    @Test(arguments: [
        ["--raw", "--json"], ["--raw", "-t"], ["--raw", "--source", "events"], ["--raw", "--prefix"],
        ["-f", "--until", "now"], ["-f", "-p"], ["gh-450", "--all-tasks"], ["--backend", "--source", "orch"],
    ])
    func whatContradictsIsRefused(arguments: [String]) throws {
        let result = try fixture.tester(arguments).run()
        #expect(result.exitCode == 2)
        #expect(result.stderr.contains("do not go together"))
    }

    @Test func aReaderThatGoesAwayIsNoError() throws {
        try fixture.finished(output: String(repeating: "line\n", count: 200_000))
        let result = try fixture.tester(["gh-450"]).withoutReader().run()
        #expect(result.exitCode == 0)
        #expect(result.stderr.isEmpty)
    }

    @Test func missingBytesAreTold() throws {
        let paths = try fixture.finished(output: "one\n")
        let gap = IndexRecord(sequence: 99, kind: .gap, at: fixture.clock.now(), offset: 4, length: 2_048)
        let disk = SystemDisk()
        try disk.writeAll(gap.bytes, to: disk.openFile(paths.streamIndex, .append))
        #expect(
            try lines(fixture.logs("gh-450", "--backend")) == ["one", "── 2.0 KiB of stdout were not recorded here"]
        )
    }
}

extension LogFixture {
    fileprivate func bytes(_ paths: RunPaths) throws -> [UInt8] { try runs.bytes(paths.log(of: .stdout)) }
}
