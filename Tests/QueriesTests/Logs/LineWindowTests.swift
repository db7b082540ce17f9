import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Queries

/// What it costs to read lines by their numbers, and what stands at the end of a run that goes on.
@Suite struct LineWindowTests {
    private let fixture: LogFixture

    init() throws { fixture = try LogFixture(for: "LineWindowTests") }

    private func window(_ paths: RunPaths, _ sources: Set<ShownLine.Source>, on disk: any Disk) throws -> LineWindow {
        let run = try LogRun(paths, on: SystemDisk())
        return LineWindow(run, sources: sources, at: fixture.clock.now().wall, in: fixture.home, on: disk)
    }

    private func index(_ paths: RunPaths) throws -> LineIndex {
        var index = LineIndex()
        let run = try LogRun(paths, on: SystemDisk())
        try index.extend(over: run, within: LineBudget(lines: .max, bytes: .max), on: SystemDisk())
        return index
    }

    @Test func anyWindowOfALongLogIsReadByFewReads() throws {
        var run = try fixture.begin()
        for part in 0..<200 {
            let lines = (0..<1_000).map { "line \(part * 1_000 + $0 + 1) of a log that is long\n" }
            try run.write(lines.joined(), to: .stdout)
        }
        try run.end(SaidOutcome(ok: true, outcome: .completed, summary: "Done."), reason: .exit)
        let index = try index(run.paths)
        #expect(index.total(of: [.out]) == 200_000)
        for from in [1, 257, 77_777, 123_456, 199_801] {
            let disk = FaultyDisk(counting: [.read])
            let lines = try window(run.paths, [.out], on: disk).lines(from: from, count: 200, by: index)
            #expect(lines.map(\.number) == Array(from..<from + 200))
            #expect(lines.first?.line.rows.first?.text == "line \(from) of a log that is long")
            #expect(disk.operations.count < 100, "\(disk.operations.count) reads from \(from)")
        }
    }

    @Test func whatIsAskedForIsBounded() throws {
        let paths = try fixture.finished(output: String(repeating: "x\n", count: 3_000))
        let index = try index(paths)
        let window = try window(paths, [.out, .orch], on: SystemDisk())
        #expect(try window.lines(from: 1, count: .max, by: index).count == LineWindow.linesMax)
        #expect(try window.lines(from: 0, count: 1, by: index).map(\.number) == [1])
        #expect(try window.lines(from: -5, count: 9, by: index).map(\.number) == Array(2_996...3_000))
        #expect(try window.lines(from: -9_999, count: 2, by: index).map(\.number) == [1, 2])
        #expect(try window.lines(from: 3_001, count: 2, by: index).isEmpty)
        #expect(try window.lines(from: .max - 5, count: 2, by: index).isEmpty)
        #expect(try window.lines(from: 1, count: -2, by: index).isEmpty)
        #expect(try self.window(paths, [.orch], on: SystemDisk()).lines(from: 1, count: 2, by: index).isEmpty)
    }

    @Test func ofALineThatIsDrawnOverForHoursItsLastStateIsShown() throws {
        var run = try fixture.begin()
        try run.write("begin\n", to: .stdout)
        for number in 0..<2_000 { try run.write("\r\(String(repeating: "#", count: 60)) \(number)", to: .stdout) }
        let index = try index(run.paths)
        let disk = FaultyDisk(counting: [.read])
        let lines = try window(run.paths, [.out], on: disk).lines(from: 1, count: 9, by: index)
        #expect(lines.map(\.isOpen) == [false, true])
        #expect(lines[1].line.rows.map(\.text) == ["\(String(repeating: "#", count: 60)) 1999"])
        #expect(lines[1].line.foldedCount > 500)
        let mark: Int64 = try OpenLine.start(of: .stdout, from: 6, in: run.paths, on: SystemDisk())
        #expect(mark > 6)
    }

    @Test func linesSayHowManyStatesTheyHadAndWhatEventsAre() throws {
        var run = try fixture.begin()
        try run.write("10 %\r50 %\r100 %\r\r\n", to: .stdout)
        try run.record(.machineSlept, .warn, "Slept.")
        let lines = try window(run.paths, [.out, .run], on: SystemDisk()).lines(
            from: -2,
            count: 2,
            by: index(run.paths)
        )
        #expect(lines.map(\.line.foldedCount) == [2, 0])
        let event: ShownEvent = try #require(lines[1].line.event)
        #expect(lines[0].line.event == nil && event.type == "machine_slept" && event.level == .warn)
        #expect(event.message.text == "Slept.")
        #expect(lines[0].line.rows.map(\.text) == ["100 %"])
    }

    @Test func whatWasCountedHoldsWhileFilesOnlyGrow() throws {
        var run = try fixture.begin()
        try run.write("one\n", to: .stdout)
        let files = try LineFiles(of: run.paths, on: SystemDisk())
        #expect(files.writtenBytes(of: .stdout) == 4 && files.writtenBytes(of: .stderr) == 0)
        try run.write("two\n", to: .stdout)
        let more = try LineFiles(of: run.paths, on: SystemDisk())
        #expect(more.goOn(from: files) && more != files && !files.goOn(from: more))
        try fixture.runs.overwrite(run.paths.log(of: .stdout), with: Array("one\ntwo\nthree\n".utf8))
        #expect(try !LineFiles(of: run.paths, on: SystemDisk()).goOn(from: more))
    }

    @Test func ofALineOfManyMegabytesTheBeginningIsShownAndTheNextLineFollows() throws {
        var run = try fixture.begin()
        try run.write("first\n", to: .stdout)
        for _ in 0..<40 { try run.write(String(repeating: "0123456789abcdef", count: 16 << 10), to: .stdout) }
        try run.write("end\nlast\n", to: .stdout)
        let lines = try window(run.paths, [.out], on: SystemDisk()).lines(from: 1, count: 9, by: index(run.paths))
        #expect(lines.map(\.number) == [1, 2, 3])
        let line: NumberedLine = lines[1]
        let text = try #require(line.line.rows.first?.text)
        #expect(text.hasPrefix("0123456789abcdef01") && text.hasSuffix(" … 10.0 MiB more"), "\(text.suffix(30))")
        #expect(lines[2].line.rows[0].text == "last")
    }
}
