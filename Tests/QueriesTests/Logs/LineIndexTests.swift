import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Queries

/// The numbers of the lines of a run, beside what a window shows of them.
@Suite struct LineIndexTests {
    private static let everything = LineBudget(lines: .max, bytes: .max)
    private static let choices: [Set<ShownLine.Source>] = [
        [.out, .err, .run], [.out], [.err], [.run], [.out, .err], [.err, .run],
    ]

    private let fixture: LogFixture

    init() throws { fixture = try LogFixture(for: "LineIndexTests") }

    /// All that a window of the run shows, what has not ended behind the rest.
    private func shown(
        _ paths: RunPaths,
        _ sources: Set<ShownLine.Source>
    ) throws -> (ended: [ShownLine], open: [ShownLine]) {
        let run = try LogRun(paths, on: SystemDisk())
        let now = fixture.clock.now().wall
        let window = LogWindow(run, sources: sources, at: now, in: fixture.home, on: SystemDisk())
        let page = try window.first(LogWindow.linesMax)
        return (page.lines, page.open)
    }

    private func window(_ paths: RunPaths, _ sources: Set<ShownLine.Source>) throws -> LineWindow {
        let run = try LogRun(paths, on: SystemDisk())
        return LineWindow(run, sources: sources, at: fixture.clock.now().wall, in: fixture.home, on: SystemDisk())
    }

    private func texts(_ lines: [ShownLine]) -> [String] { lines.map { $0.rows.map(\.text).joined(separator: "|") } }

    @Test func linesOfARunThatIsOverHaveTheNumbersThatAWindowShows() throws {
        for seed in 1...8 as ClosedRange<UInt64> {
            var random = RandomRun(fixture, seed: seed)
            var run = try random.begin()
            try random.write(150, to: &run)
            try run.end(SaidOutcome(ok: true, outcome: .completed, summary: "Done."), reason: .exit)
            if seed.isMultiple(of: 4) {
                try random.writeUnrecorded("late\nlater", to: .stdout, of: run.paths)
                try random.writeUnrecorded("late\n", to: .stderr, of: run.paths)
            }
            var index = LineIndex()
            try index.extend(over: LogRun(run.paths, on: SystemDisk()), within: Self.everything, on: SystemDisk())
            #expect(index.isFinal && index.isCaughtUp)
            for sources in Self.choices {
                let (ended, open) = try shown(run.paths, sources)
                #expect(index.total(of: sources) == ended.count + open.count, "seed \(seed), \(sources)")
                let lines = try window(run.paths, sources).lines(from: 1, count: 1_000, by: index)
                #expect(texts(lines.map(\.line)) == texts(ended + open), "seed \(seed), \(sources)")
                #expect(lines.map(\.number) == Array(1...lines.count), "seed \(seed), \(sources)")
                #expect(lines.allSatisfy { !$0.isOpen }, "seed \(seed), \(sources)")
            }
        }
    }

    @Test func everyWindowShowsTheSameLinesWhereverItBegins() throws {
        for seed in 31...33 as ClosedRange<UInt64> {
            var random = RandomRun(fixture, seed: seed)
            var run = try random.begin()
            try random.write(500, to: &run)
            try run.end(SaidOutcome(ok: true, outcome: .completed, summary: "Done."), reason: .exit)
            var index = LineIndex()
            try index.extend(over: LogRun(run.paths, on: SystemDisk()), within: Self.everything, on: SystemDisk())
            for sources in Self.choices {
                let window = try window(run.paths, sources)
                let all = texts(try window.lines(from: 1, count: 1_000, by: index).map(\.line))
                for from in stride(from: 1, through: max(1, all.count), by: 61) {
                    let lines = try window.lines(from: from, count: 7, by: index)
                    #expect(
                        texts(lines.map(\.line)) == Array(all[(from - 1)...].prefix(7)),
                        "seed \(seed) from \(from)"
                    )
                    #expect(lines.first?.number == all.first.map { _ in from })
                }
            }
        }
    }

    @Test func countingInStepsIsTheSameAsAtOnce() throws {
        var random = RandomRun(fixture, seed: 41)
        var run = try random.begin()
        try random.write(300, to: &run)
        try run.end(SaidOutcome(ok: true, outcome: .completed, summary: "Done."), reason: .exit)
        let logRun = try LogRun(run.paths, on: SystemDisk())
        var atOnce = LineIndex()
        try atOnce.extend(over: logRun, within: Self.everything, on: SystemDisk())
        for budget in [LineBudget(lines: 7, bytes: .max), LineBudget(lines: .max, bytes: 1_000)] {
            var index = LineIndex(marks: LineMarks(marksMax: 64))
            var steps = 0
            while !index.isCaughtUp, steps < 10_000 {
                #expect(!index.isFinal)
                try index.extend(over: logRun, within: budget, on: SystemDisk())
                steps += 1
            }
            #expect(steps > 3 && index.isFinal)
            #expect(index.counts == atOnce.counts)
            #expect(index.marks.marks == atOnce.marks.marks)
            #expect(index.countedBytes == atOnce.countedBytes)
        }
    }

    @Test func ofARunThatGoesOnOnlyWhatIsSettledHasANumber() throws {
        var run = try fixture.begin()
        try run.write("one\nhal", to: .stdout)
        let logRun = try LogRun(run.paths, on: SystemDisk())
        let window = try window(run.paths, [.out])
        var index = LineIndex()
        try index.extend(over: logRun, within: Self.everything, on: SystemDisk())
        #expect(index.total(of: [.out]) == 1 && index.isCaughtUp && !index.isFinal)
        var lines = try window.lines(from: 1, count: 10, by: index)
        #expect(texts(lines.map(\.line)) == ["one", "hal"] && lines.map(\.isOpen) == [false, true])
        #expect(lines.map(\.number) == [1, 2])
        #expect(try window.lines(from: 1, count: 1, by: index).count == 1)
        try run.write("f\ntwo\n", to: .stdout)
        try index.extend(over: logRun, within: Self.everything, on: SystemDisk())
        lines = try window.lines(from: -2, count: 10, by: index)
        #expect(texts(lines.map(\.line)) == ["half", "two"] && lines.map(\.number) == [2, 3])
        try run.write("end", to: .stdout)
        try run.end(SaidOutcome(ok: true, outcome: .completed, summary: "Done."), reason: .exit)
        try index.extend(over: logRun, within: Self.everything, on: SystemDisk())
        lines = try window.lines(from: 3, count: 10, by: index)
        #expect(texts(lines.map(\.line)) == ["two", "end"] && lines.map(\.isOpen) == [false, false] && index.isFinal)
    }

    @Test func aLiveRunIsCountedAsItGrows() throws {
        for seed in 51...53 as ClosedRange<UInt64> {
            var random = RandomRun(fixture, seed: seed)
            var run = try random.begin()
            var index = LineIndex()
            for _ in 0..<6 {
                try random.write(30, to: &run)
                try index.extend(over: LogRun(run.paths, on: SystemDisk()), within: Self.everything, on: SystemDisk())
                for sources in Self.choices {
                    let lines = try window(run.paths, sources).lines(from: 1, count: 1_000, by: index)
                    let (ended, _) = try shown(run.paths, sources)
                    let settled = lines.filter { !$0.isOpen }
                    // What may be a part of a secret waits in a window, and has a number here.
                    #expect(texts(settled.map(\.line)).starts(with: texts(ended)), "seed \(seed), \(sources)")
                    #expect(settled.count == index.total(of: sources), "seed \(seed), \(sources)")
                }
            }
        }
    }

    @Test func damageOfTheJournalIsCountedOnceWhereverAReaderBegins() throws {
        var run = try fixture.begin()
        for number in 1...700 {
            try run.write("line \(number)\n", to: .stdout)
            if number == 100 {
                let disk = SystemDisk()
                let journal = try disk.openFile(run.paths.workerLog, .append)
                try disk.writeAll(Array("this is no line of ours\n".utf8), to: journal)
            }
            if number.isMultiple(of: 90) { try run.record(.machineSlept, .info, "Slept \(number).") }
        }
        try run.end(SaidOutcome(ok: true, outcome: .completed, summary: "Done."), reason: .exit)
        let sources: Set<ShownLine.Source> = [.out, .run]
        var index = LineIndex()
        let logRun = try LogRun(run.paths, on: SystemDisk())
        while !index.isFinal {
            try index.extend(over: logRun, within: LineBudget(lines: 50, bytes: .max), on: SystemDisk())
        }
        let (ended, open) = try shown(run.paths, sources)
        #expect(index.total(of: sources) == ended.count + open.count)
        let window = try window(run.paths, sources)
        for from in [1, 250, 257, 300, 515, 700] {
            let lines = try window.lines(from: from, count: 5, by: index)
            #expect(texts(lines.map(\.line)) == texts(Array(ended[(from - 1)...].prefix(5))), "from \(from)")
        }
    }

    @Test func aByteIsInTheLineThatHoldsIt() throws {
        for seed in 61...62 as ClosedRange<UInt64> {
            var random = RandomRun(fixture, seed: seed)
            var run = try random.begin()
            try random.write(400, to: &run)
            for number in 1...300 { try run.write("mark \(number)\n", to: .stdout) }
            try run.end(SaidOutcome(ok: true, outcome: .completed, summary: "Done."), reason: .exit)
            var index = LineIndex()
            let logRun = try LogRun(run.paths, on: SystemDisk())
            try index.extend(over: logRun, within: Self.everything, on: SystemDisk())
            let bytes = try fixture.runs.bytes(run.paths.log(of: .stdout))
            let all: Set<ShownLine.Source> = [.out, .err, .run]
            for number in [1, 77, 300] {
                let mark = Array("mark \(number)\n".utf8)
                let start = try #require(bytes.indices.last { bytes[$0...].starts(with: mark) })
                for place in [start, start + mark.count - 1] {
                    let found = try index.number(
                        ofByte: Int64(place),
                        of: .stdout,
                        among: all,
                        in: logRun,
                        on: SystemDisk()
                    )
                    let line = try window(run.paths, all).lines(from: try #require(found), count: 1, by: index)
                    #expect(texts(line.map(\.line)) == ["mark \(number)"])
                }
            }
            let behind = Int64(bytes.count)
            #expect(try index.number(ofByte: behind, of: .stdout, among: all, in: logRun, on: SystemDisk()) == nil)
            #expect(try index.number(ofByte: -1, of: .stdout, among: all, in: logRun, on: SystemDisk()) == nil)
        }
    }
}
