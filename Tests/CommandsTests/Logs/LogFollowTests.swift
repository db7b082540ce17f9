import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

/// `roost logs -f` beside a writer.
@Suite struct LogFollowTests {
    private let fixture: LogFixture

    init() throws { fixture = try LogFixture(for: "LogFollowTests") }

    private var errors: String { fixture.runs.scratch.path("errors.txt") }

    private func follow(_ arguments: String...) throws -> RunningProgram {
        let home = ["--home", fixture.runs.scratch.path]
        return try RunningProgram(Programs.path("roost"), ["logs", "-f"] + arguments + home, errorsTo: errors)
    }

    private func said() throws -> String { try fixture.runs.text(errors) }

    private func isSaid(_ text: String) throws -> Bool {
        try Eventually.wait(upTo: .seconds(30)) { try said().contains(text) }
    }

    @Test func linesAreShownAsTheyComeUntilTheRunIsOver() throws {
        var run = try fixture.begin()
        try run.write("before\n", to: .stdout)
        let program = try follow(FilePath.name(of: run.paths.directory), "--backend")
        #expect(try program.readLine() == "before")
        try run.write("after\n", to: .stdout)
        #expect(try program.readLine() == "after")
        try run.write("oops\n", to: .stderr)
        #expect(try program.readLine() == "oops")
        try run.write("last words", to: .stdout)
        try run.end(SaidOutcome(ok: true, outcome: .completed, summary: "Done."), reason: .exit)
        #expect(try program.readAll() == Array("last words\n".utf8))
        #expect(try program.end() == .exited(code: 0))
        #expect(try said().isEmpty)
    }

    @Test func aLineThatHasNotEndedIsShownWhenItIsQuiet() throws {
        var run = try fixture.begin()
        let program = try follow("gh-450", "--raw")
        try run.write("go on? ", to: .stdout)
        try run.write("wait", to: .stderr)
        var shown: [UInt8] = []
        let isShown = try Eventually.wait(upTo: .seconds(30)) {
            shown += try program.readAll(upTo: .milliseconds(20))
            return String(decoding: shown, as: UTF8.self) == "go on? wait"
        }
        #expect(isShown, "\(String(decoding: shown, as: UTF8.self))")
        try run.write("yes\n", to: .stdout)
        #expect(try program.readLine() == "yes")
    }

    @Test func theNextRunOfATaskIsFollowedAndThatIsSaid() throws {
        var run = try fixture.begin()
        let program = try follow("gh-450", "--backend")
        try run.write("first\n", to: .stdout)
        #expect(try program.readLine() == "first")
        try run.end(SaidOutcome(ok: false, outcome: .failed, summary: "No."), reason: .exit)
        #expect(try isSaid("has ended: failed; waiting for the next run of gh-450"))
        var next = try fixture.begin()
        #expect(try isSaid("gh-450 goes on in \(FilePath.name(of: next.paths.directory))"))
        try next.write("second\n", to: .stdout)
        #expect(try program.readLine() == "second")
    }

    @Test func theNextRunOfAWorkerMayBeOfATaskThatWasNotThere() throws {
        try fixture.finished(worker: "w-1", output: "first\n")
        let program = try follow("w-1", "--backend")
        #expect(try program.readLine() == "first")
        #expect(try isSaid("waiting for the next run of w-1"))
        try fixture.finished(task: "other", worker: "w-2", output: "not mine\n")
        try fixture.finished(task: "another", worker: "w-1", output: "second\n")
        #expect(try program.readLine() == "second")
    }

    @Test func withoutANameWhateverRunsIsFollowedAndWhateverBegins() throws {
        try fixture.finished(task: "over", output: "over\n")
        var one = try fixture.begin(task: "one")
        try one.write("1\n", to: .stdout)
        let program = try follow("--backend")
        let first = try program.readLine() ?? ""
        #expect(first.hasSuffix("out │ 1"))
        var two = try fixture.begin(task: "two")
        try two.write("2\n", to: .stdout)
        let line = try program.readLine() ?? ""
        #expect(line.hasPrefix("two/") && line.hasSuffix("out │ 2"), "\(line)")
    }

    @Test func aHomeWithoutRunsIsWaitedFor() throws {
        let program = try follow("--backend")
        #expect(try isSaid("nothing runs"))
        try fixture.finished(output: "first\n")
        let first = try program.readLine() ?? ""
        #expect(first.hasSuffix("out │ first"))
    }

    @Test(arguments: [(Signal.interrupt, Int32(130)), (Signal.terminate, Int32(143))])
    func whoStopsFollowingHurtsNobody(signal: Signal, code: Int32) throws {
        var run = try fixture.begin()
        try run.write("line\n", to: .stdout)
        let program = try follow("gh-450", "--backend", "--cursor")
        #expect(try program.readLine() == "line")
        try program.signal(signal)
        #expect(try program.end() == .exited(code: code))
        let said = try said()
        #expect(said.hasPrefix("stopped following; gh-450/"))
        #expect(said.contains(" keeps running\ncursor: 1,"))
    }

    @Test func whatIsOnlyPreparedDoesNotKeepRunning() throws {
        let paths = try fixture.runs.prepare().paths
        let program = try follow(FilePath.name(of: paths.directory), "--source", "events")
        #expect(try program.readLine() != nil)
        try program.signal(.interrupt)
        #expect(try program.end() == .exited(code: 130))
        #expect(try said() == "stopped following\n")
    }

    /// A cursor would lead behind lines that nobody has seen.
    @Test func whoReadsNoMoreCanStopAllTheSame() throws {
        var run = try fixture.begin()
        try run.write((0..<300_000).map { "\($0)\n" }.joined(), to: .stdout)
        let program = try follow("gh-450", "--backend", "--cursor")
        #expect(try program.readLine() == "0")
        #expect(try program.waitUntilStuck())
        try program.signal(.interrupt)
        #expect(try program.end() == .exited(code: 130))
        #expect(try said().hasPrefix("stopped following"))
        #expect(try !said().contains("cursor:"))
    }

    @Test func whoStopsInTheMiddleOfManyLinesGoesOnBehindThem() throws {
        let text = (0..<300_000).map { "\($0)\n" }.joined()
        var run = try fixture.begin()
        try run.write(text, to: .stdout)
        let program = try follow("gh-450", "--backend", "--cursor")
        #expect(try program.readLine() == "0")
        try program.signal(.interrupt)
        let shown = "0\n" + String(decoding: try program.readAll(), as: UTF8.self)
        #expect(try program.end() == .exited(code: 130))
        let cursor = try #require(try said().split(whereSeparator: \.isWhitespace).last.map(String.init))
        let rest = try fixture.logs("gh-450", "--backend", "--after-cursor", cursor).stdout
        #expect(shown.utf8.count < text.utf8.count)
        let isWhole = shown + rest == text
        #expect(isWhole)
    }

    @Test func aReaderThatGoesAwayEndsItWithoutAnotherLine() throws {
        let run = try fixture.begin()
        let result = try fixture.tester(["-f", FilePath.name(of: run.paths.directory)]).withoutReader().run()
        #expect(result.exitCode == 0)
        #expect(result.stderr.isEmpty)
    }

    @Test func theRecorderSeesThatSomebodyFollows() throws {
        var run = try fixture.begin()
        try SystemDisk().createFile(run.paths.beat, with: [UInt8](repeating: 0, count: 64))
        let program = try follow("gh-450", "--backend")
        try run.write("line\n", to: .stdout)
        #expect(try program.readLine() == "line")
        let beat = try SystemDisk().openFile(run.paths.beat, .writeExisting)
        let isFollowed = try Eventually.wait(upTo: .seconds(30)) {
            try ByteLock.isHeldByAnother(against: .write, on: 0, of: beat)
        }
        #expect(isFollowed)
    }

    /// Every byte that another process writes while it is followed, in its order.
    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func allThatALivingWriterWritesIsShown(seed: UInt64) throws {
        let home = fixture.runs.scratch.path
        let program = try follow("--raw", "--stream", "out")
        #expect(try isSaid("nothing runs"))
        let writer = try RunningProgram(
            Programs.path("roost-testbed"),
            ["life", home, "--seed", "\(seed)", "--steps", "60", "--pace", "3"]
        )
        _ = try writer.readAll()
        #expect(try writer.end() == .exited(code: 0))
        let expected = LifePlan(seed: seed, stepCount: 60).output(to: .stdout)
        var shown: [UInt8] = []
        let isAll = try Eventually.wait(upTo: .seconds(30)) {
            shown += try program.readAll(upTo: .milliseconds(50))
            return shown.count >= expected.count
        }
        #expect(isAll && shown == expected, "\(shown.count) of \(expected.count) bytes")
    }
}
