import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Queries

/// Searching a log beside looking at each of its lines.
@Suite struct LogSearchTests {
    private let fixture: LogFixture

    init() throws { fixture = try LogFixture(for: "LogSearchTests") }

    private func index(_ paths: RunPaths) throws -> LineIndex {
        var index = LineIndex()
        let run = try LogRun(paths, on: SystemDisk())
        try index.extend(over: run, within: LineBudget(lines: .max, bytes: .max), on: SystemDisk())
        return index
    }

    private func search(
        _ text: String,
        _ paths: RunPaths,
        _ sources: Set<ShownLine.Source> = [.out, .err, .run],
        ignoresCase: Bool = false,
        budget: LineBudget = LineBudget(lines: .max, bytes: .max)
    ) throws -> LogSearch {
        let index = try index(paths)
        var search = LogSearch(try LogQuery(text, ignoresCase: ignoresCase), in: sources)
        let run = try LogRun(paths, on: SystemDisk())
        let now = fixture.clock.now().wall
        var steps = 0
        while !search.isDone(by: index), steps < 10_000 {
            try search.extend(over: run, by: index, within: budget, at: now, in: fixture.home, on: SystemDisk())
            steps += 1
        }
        #expect(search.isDone(by: index))
        return search
    }

    @Test func itFindsTheLinesThatShowWhatIsLookedFor() throws {
        for seed in 1...1 as ClosedRange<UInt64> {
            var random = RandomRun(fixture, seed: seed)
            var run = try random.begin()
            try random.write(90, to: &run)
            try run.end(SaidOutcome(ok: true, outcome: .completed, summary: "Done."), reason: .exit)
            let index = try index(run.paths)
            for sources in [[.out, .err, .run], [.err]] as [Set<ShownLine.Source>] {
                let now = fixture.clock.now().wall
                let logRun = try LogRun(run.paths, on: SystemDisk())
                let window = LineWindow(logRun, sources: sources, at: now, in: fixture.home, on: SystemDisk())
                let lines = try window.lines(from: 1, count: 1_000, by: index)
                for word in ["100 %", "[redacted:github-token]", "ghp_", "a    b", "machine_slept"] {
                    let shown = lines.filter { line in
                        line.line.rows.contains { $0.text.contains(word) }
                    }.map(\.number)
                    for budget in [LineBudget(lines: 40, bytes: .max), LineBudget(lines: .max, bytes: 1_000)] {
                        let search = try search(word, run.paths, sources, budget: budget)
                        let long = lines.filter { $0.line.rows[0].text.hasSuffix("more") }.map(\.number)
                        #expect(
                            search.hits.filter { !long.contains($0) } == shown.filter { !long.contains($0) },
                            "seed \(seed), \(word), \(sources)"
                        )
                        #expect(!search.isCut && search.searchedCount == index.total(of: sources))
                    }
                }
            }
        }
    }

    @Test func expressionsAndLettersOfEitherCaseAreFound() throws {
        let paths = try fixture.finished(output: "Error: 12\nno error\nwarning: 7\n/slash/\n")
        #expect(try search("/^[A-Z].*[0-9]+$/", paths, [.out]).hits == [1])
        #expect(try search("error", paths, [.out]).hits == [2])
        #expect(try search("ERROR", paths, [.out], ignoresCase: true).hits == [1, 2])
        #expect(try search("/ERROR|WARN/", paths, [.out], ignoresCase: true).hits == [1, 2, 3])
        #expect(try search("//", paths, [.out]).hits.isEmpty)
        #expect(try search("/", paths, [.out]).hits == [4])
        #expect(try search("", paths, [.out]).hits.isEmpty)
        #expect(throws: TextPattern.Fault.self) { try LogQuery("/(/", ignoresCase: false) }
    }

    @Test func hitsAreNoMoreThanAPersonGoesThrough() throws {
        let paths = try fixture.finished(output: String(repeating: "same\n", count: LogSearch.hitsMax + 5))
        let search = try search("same", paths, [.out])
        #expect(search.isCut && search.hits.count == LogSearch.hitsMax && search.hits.last == LogSearch.hitsMax)
    }

    @Test func whatComesIsSearchedWhenItHasCome() throws {
        var run = try fixture.begin()
        try run.write("one\nhalf", to: .stdout)
        let logRun = try LogRun(run.paths, on: SystemDisk())
        var search = LogSearch(try LogQuery("half"), in: [.out])
        func goOn() throws {
            try search.extend(
                over: logRun,
                by: index(run.paths),
                within: LineBudget(lines: .max, bytes: .max),
                at: fixture.clock.now().wall,
                in: fixture.home,
                on: SystemDisk()
            )
        }
        try goOn()
        #expect(search.hits.isEmpty && search.searchedCount == 1)
        try run.write(" of it\nmore\n", to: .stdout)
        try goOn()
        #expect(search.hits == [2] && search.searchedCount == 3)
    }
}
