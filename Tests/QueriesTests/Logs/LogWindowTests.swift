import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Queries

/// The log of one run as a view pages through it.
@Suite struct LogWindowTests {
    private let fixture: LogFixture

    init() throws { fixture = try LogFixture(for: "LogWindowTests") }

    private func window(
        _ paths: RunPaths,
        _ sources: Set<ShownLine.Source> = [.out, .err],
        since: WallTime? = nil,
        on disk: any Disk = SystemDisk()
    ) throws -> LogWindow {
        LogWindow(
            try LogRun(paths, on: SystemDisk()),
            sources: sources,
            since: since,
            at: fixture.clock.now().wall,
            in: fixture.home,
            on: disk
        )
    }

    private func texts(_ lines: [ShownLine]) -> [String] { lines.map { $0.rows.map(\.text).joined(separator: "|") } }

    private func numbered(_ range: ClosedRange<Int>) -> [String] { range.map { "line \($0)" } }

    @Test func itOpensAtItsEndAndScrollsBackToItsBeginning() throws {
        let paths = try fixture.finished(output: numbered(1...25).map { "\($0)\n" }.joined())
        let window = try window(paths)
        var page = try window.last(10)
        #expect(texts(page.lines) == numbered(16...25))
        #expect(page.isLast && !page.isFirst)
        page = try window.lines(10, before: page.start)
        #expect(texts(page.lines) == numbered(6...15))
        #expect(!page.isFirst && !page.isLast)
        page = try window.lines(10, before: page.start)
        #expect(texts(page.lines) == numbered(1...5))
        #expect(page.isFirst)
        #expect(try window.lines(10, before: page.start).lines.isEmpty)
    }

    @Test func pagesFollowOneAnotherWithoutGapsWhateverWasWritten() throws {
        for seed in 1...12 as ClosedRange<UInt64> {
            var random = SeededGenerator(seed: seed)
            var run = try fixture.begin(task: "gh-\(seed)")
            for number in 0..<60 {
                fixture.clock.advance(by: .milliseconds(3))
                let ending = Int.random(in: 0..<4, using: &random) == 0 ? " " : "\n"
                let isError = Int.random(in: 0..<4, using: &random) == 0
                try run.write("\(number)\(ending)", to: isError ? .stderr : .stdout)
                if number % 13 == 0 { try run.record(.machineSlept, .info, "Slept \(number).") }
            }
            try run.write("end\n", to: .stdout)
            try run.write("end\n", to: .stderr)
            let window = try window(run.paths, Set(ShownLine.Source.allCases))
            let all = try window.first(1_000)
            #expect(all.isFirst && all.isLast && all.lines.count > 20, "seed \(seed)")
            var page = try window.last(7)
            var back = page.lines
            while !page.isFirst {
                page = try window.lines(7, before: page.start)
                back = page.lines + back
            }
            #expect(texts(back) == texts(all.lines), "seed \(seed), back")
            var forth: [ShownLine] = []
            page = try window.first(5)
            forth += page.lines
            while !page.isLast {
                page = try window.lines(5, after: page.end)
                forth += page.lines
            }
            #expect(texts(forth) == texts(all.lines), "seed \(seed), forth")
        }
    }

    @Test func whatComesIsFollowedAndALineThatGoesOnIsToldAgain() throws {
        var run = try fixture.begin()
        try run.write("one\nhal", to: .stdout)
        let window = try window(run.paths)
        var page = try window.last(10)
        #expect(texts(page.lines) == ["one"] && texts(page.open) == ["hal"])
        try run.write("f\ntwo\n", to: .stdout)
        page = try window.lines(10, after: page.end)
        #expect(texts(page.lines) == ["half", "two"] && page.open.isEmpty && page.isLast)
        page = try window.lines(10, after: page.end)
        #expect(page.lines.isEmpty)
        #expect(page.writtenBytes == 13 && page.endByte == 13)
    }

    @Test func sourcesAndTimesAreChosen() throws {
        var run = try fixture.begin()
        try run.write("out\n", to: .stdout)
        try run.write("err\n", to: .stderr)
        fixture.clock.advance(by: .seconds(60))
        let since = fixture.clock.now().wall.truncatedToMilliseconds
        var session = try fixture.session()
        try session.decide("Later.")
        try run.write("late\n", to: .stdout)
        #expect(try texts(window(run.paths, [.err]).last(10).lines) == ["err"])
        #expect(try window(run.paths, [.run]).last(10).lines.allSatisfy { $0.source == .run })
        #expect(try window(run.paths, [.orch]).last(10).lines.map(\.source) == [.orch])
        let all = try window(run.paths, Set(ShownLine.Source.allCases), since: since).last(10)
        #expect(all.lines.map(\.source) == [.orch, .out])
        #expect(try window(run.paths, since: since).lines(10, before: all.start).lines.isEmpty)
    }

    @Test func secretsAreHiddenAndNothingSpeaksToATerminal() throws {
        let token = "ghp_aA1\(String(repeating: "x", count: 33))"
        let paths = try fixture.finished(
            output: "\u{1B}]0;title\u{07}\u{1B}[31mred \(token)\u{1B}[0m\n10 %\r100 %\n\u{1B}[2J\u{1}x\n"
        )
        let lines = try window(paths).last(10).lines
        #expect(texts(lines) == ["red [redacted:github-token]", "100 %", "x"])
        #expect(lines[0].rows[0].spans.map(\.style.foreground) == [.indexed(1)])
    }

    @Test func ofAHugeLogOnlyWhatIsShownIsRead() throws {
        let run = try hugeRun(chunkCount: 4_096)
        let disk = FaultyDisk(counting: [.read])
        let window = try window(run, on: disk)
        var page = try window.last(200)
        #expect(page.writtenBytes > 2 << 30)
        #expect(page.lines.count == 200)
        let opening = disk.operations.count
        #expect(opening < 200, "\(opening) reads to open")
        for _ in 0..<10 { page = try window.lines(200, before: page.start) }
        #expect(page.lines.count == 200)
        let scrolling = disk.operations.count - opening
        #expect(scrolling < 2_000, "\(scrolling) reads to scroll back ten pages")
    }

    /// A run that has written more than 2 GiB, most of it a hole in the file.
    private func hugeRun(chunkCount: Int) throws -> RunPaths {
        var run = try fixture.begin()
        let line = "a line of output that is as long as lines usually are, more or less\n"
        let hole = Int64(2) << 30
        let disk = SystemDisk()
        try run.write("first\n", to: .stdout)
        let file = try disk.openFile(run.paths.log(of: .stdout), .writeExisting)
        _ = try Array("\n".utf8).withUnsafeBytes { try disk.write($0, to: file, at: hole) }
        let index = try disk.openFile(run.paths.streamIndex, .append)
        let moment = fixture.clock.now()
        var sequence = Int64(1_000)
        var offset = Int64(6)
        func record(_ length: Int64) throws {
            sequence += 1
            let record = IndexRecord(
                sequence: sequence,
                kind: .data,
                channel: .stdout,
                at: moment,
                offset: offset,
                length: length
            )
            try disk.writeAll(record.bytes, to: index)
            offset += length
        }
        let step = (hole + 1 - offset) / Int64(chunkCount)
        for _ in 0..<chunkCount - 1 { try record(step) }
        try record(hole + 1 - offset)
        for _ in 0..<400 {
            let text = Array(String(repeating: line, count: 50).utf8)
            _ = try text.withUnsafeBytes { try disk.write($0, to: file, at: offset) }
            try record(Int64(text.count))
        }
        return run.paths
    }
}
