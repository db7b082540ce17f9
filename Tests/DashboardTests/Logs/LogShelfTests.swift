import Domain
import JSON
import Journal
import Platform
import Queries
import TestSupport
import Testing

@testable import Dashboard

/// Logs of runs by their numbers, as routes ask for them.
@Suite struct LogShelfTests {
    private static let all: Set<ShownLine.Source> = [.out, .err, .run]

    private let fixture: LogFixture

    init() throws { fixture = try LogFixture(for: "LogShelfTests") }

    private var now: WallTime { fixture.clock.now().wall }

    private func shelf(lines: Int = .max, runsMax: Int = LogShelf.runsMax) -> LogShelf {
        let budget = LineBudget(lines: lines, bytes: .max)
        return LogShelf(fixture.home, on: SystemDisk(), budget: budget, runsMax: runsMax)
    }

    private func name(_ paths: RunPaths) -> String { FilePath.name(of: paths.directory) }

    private func texts(_ answer: LogWindowAnswer?) -> [String]? {
        answer?.lines.map { $0.line.rows.map(\.text).joined() }
    }

    @Test func aRunIsFoundByItsIdAndATaskByItsNewestRun() throws {
        let first = try fixture.finished(output: "one\n")
        try fixture.finished(output: "two\n")
        let shelf = LogShelf(fixture.home, on: SystemDisk())
        for _ in 0..<2 {
            #expect(try texts(shelf.window(run: name(first), streams: [.out], from: 1, count: 9, at: now)) == ["one"])
            #expect(try texts(shelf.window(run: "gh-450", streams: [.out], from: 1, count: 9, at: now)) == ["two"])
        }
        #expect(try shelf.window(run: "gh-451", streams: [.out], from: 1, count: 9, at: now) == nil)
        #expect(try shelf.extent(run: "../..", streams: [.out], at: now) == nil)
        #expect(try shelf.search(run: "run-2", streams: [.out], LogQuery("x"), at: now) == nil)
        try fixture.finished(output: "three\n")
        #expect(try texts(shelf.window(run: "gh-450", streams: [.out], from: 1, count: 9, at: now)) == ["three"])
    }

    @Test func aHugeLogIsCountedCallByCall() throws {
        let text = (1...2_000).map { "line \($0)\n" }.joined()
        let paths = try fixture.finished(output: text)
        let shelf = shelf(lines: 300)
        var totals: [Int] = []
        var answer = try #require(try shelf.window(run: name(paths), streams: [.out], from: 1_500, count: 5, at: now))
        while answer.extent.isCounting, totals.count < 100 {
            totals.append(answer.extent.total)
            #expect(answer.lines.isEmpty == (answer.extent.total < 1_500))
            answer = try #require(try shelf.window(run: name(paths), streams: [.out], from: 1_500, count: 5, at: now))
        }
        #expect(totals == totals.sorted() && totals.count > 3)
        #expect(answer.extent.total == 2_000 && answer.from == 1_500)
        #expect(texts(answer) == (1_500..<1_505).map { "line \($0)" })
        let extent: LogExtent = answer.extent
        #expect(extent.run == name(paths) && extent.writtenBytes == Int64(text.utf8.count) && !extent.isLive)
    }

    @Test func aLiveRunGrowsFromCallToCall() throws {
        var run = try fixture.begin()
        try run.write("one\nhal", to: .stdout)
        let shelf = shelf()
        func last() throws -> LogWindowAnswer? {
            try shelf.window(run: name(run.paths), streams: [.out], from: -9, count: 9, at: now)
        }
        #expect(try texts(last()) == ["one", "hal"])
        #expect(try last()?.extent.isLive == true && last()?.extent.total == 1)
        try run.write("f\ntwo\n", to: .stdout)
        #expect(try texts(last()) == ["one", "half", "two"])
        try run.end(SaidOutcome(ok: true, outcome: .completed, summary: "Done."), reason: .exit)
        #expect(try last()?.extent.isLive == false && last()?.extent.total == 3)
        let all = try shelf.extent(run: name(run.paths), streams: Self.all, at: now)
        #expect(try #require(all).total > 3)
    }

    @Test func aRunThatIsMadeAnewIsCountedAnew() throws {
        let paths = try fixture.finished(output: "one\ntwo\n")
        let shelf = shelf()
        #expect(try shelf.extent(run: name(paths), streams: [.out], at: now)?.total == 2)
        try fixture.runs.overwrite(paths.log(of: .stdout), with: Array("1\n2\n3\n4\n".utf8))
        #expect(try shelf.extent(run: name(paths), streams: [.out], at: now)?.total == 4)
    }

    @Test func aSearchGoesOnWhereItStopped() throws {
        let lines = (1...3_000).map { $0.isMultiple(of: 1_000) ? "needle \($0)\n" : "hay \($0)\n" }
        let paths = try fixture.finished(output: lines.joined())
        let shelf = shelf(lines: 700)
        var answers: [LogSearchAnswer] = []
        repeat {
            answers.append(
                try #require(try shelf.search(run: name(paths), streams: [.out], LogQuery("needle"), at: now))
            )
        } while answers.last?.isCounting == true && answers.count < 100
        #expect(answers.count > 3)
        #expect(
            answers.last == LogSearchAnswer(hits: [1_000, 2_000, 3_000], isCut: false, total: 3_000, isCounting: false)
        )
        let other = try shelf.search(run: name(paths), streams: [.out], LogQuery("/^hay 7$/"), at: now)
        #expect(other?.hits == [7])
    }

    @Test func itKeepsTheRunsThatWereWantedLast() throws {
        let names = try (0..<4).map { name(try fixture.finished(output: "\($0)\n")) }
        let shelf = shelf(runsMax: 2)
        for _ in 0..<2 {
            for (place, run) in names.enumerated() {
                #expect(try texts(shelf.window(run: run, streams: [.out], from: 1, count: 1, at: now)) == ["\(place)"])
            }
        }
    }

    @Test func manyMayAskAtOnce() async throws {
        let paths = try fixture.finished(output: (1...4_000).map { "line \($0)\n" }.joined())
        let (shelf, run, time) = (shelf(lines: 500), name(paths), now)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 1...16 {
                group.addTask {
                    var answer: LogWindowAnswer?
                    repeat {
                        answer = try shelf.window(run: run, streams: [.out], from: number * 200, count: 1, at: time)
                    } while answer?.extent.isCounting == true
                    return answer?.lines.first?.line.rows.first?.text == "line \(number * 200)"
                }
            }
            for try await isRight in group { #expect(isRight) }
        }
    }
}
