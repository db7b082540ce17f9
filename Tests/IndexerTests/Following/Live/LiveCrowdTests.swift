import Control
import Domain
import Journal
import Platform
import Store
import Synchronization
import TestSupport
import Testing

@testable import Indexer

/// Many live runs at once, and facts beside their rows.
@Suite struct LiveCrowdTests {
    private static let isSoak = Environment.current()["ROOST_SOAK"] == "1"
    private static let runCount = isSoak ? 300 : 12

    @Test func manyRunsAreFollowedAtOnce() throws {
        let scene = try LiveScene()
        try scene.listen()
        _ = try scene.home.pass()
        var directories: [RunPaths] = []
        for number in 0..<Self.runCount {
            let run = try scene.begin(of: "gh-\(number)")
            directories.append(run.paths)
        }
        try scene.telling {
            #expect(try scene.isSummarized())
            #expect(scene.summaries.count == Self.runCount)
            for paths in directories {
                var run = try scene.home.fixture.open(paths)
                for line in ClaudeTalk.lines("c", message: paths.directory) { try scene.write(line, to: &run) }
            }
            #expect(try scene.hears { Set(scene.usages.map(\.place.run)).count == Self.runCount })
            #expect(try scene.hears { scene.events.count { $0.type == "turn_ended" } == Self.runCount })
        }
    }

    /// The one is told as it comes, the other is gathered for half a second.
    @Test func aFactComesBeforeItsRow() throws {
        let scene = try LiveScene()
        try scene.listen()
        var run = try scene.begin()
        let (paths, plan) = (scene.home.paths, scene.plan)
        let isStopped = Atomic(false)
        let thread = SideThread {
            let index = try HomeIndex(paths, on: SystemDisk())
            let loop = try EventLoop()
            let telling = try LiveThread(plan, paths, index.terms, on: SystemDisk(), waking: loop.waker)
            try IndexFollow(index, on: loop).run(until: { isStopped.load(ordering: .sequentiallyConsistent) })
            try telling.end()
        }
        let outcome = Result {
            #expect(try scene.isSummarized())
            #expect(try scene.hears { try scene.home.rowsOnceThere("SELECT count(*) FROM runs") == [[.integer(1)]] })
            var early = 0
            for number in 1...4 {
                let lines = ClaudeTalk.lines("c", message: "msg_\(number)").prefix(4)
                for line in lines { try scene.write(line, to: &run) }
                #expect(try scene.hears { scene.usages.last?.run?.responses == Int64(number) })
                let written = try scene.home.rows("SELECT count(*) FROM api_calls")
                if written == [[.integer(Int64(number) - 1)]] { early += 1 }
                let isWritten = try scene.hears {
                    try scene.home.rows("SELECT count(*) FROM api_calls") == [[.integer(Int64(number))]]
                }
                #expect(isWritten)
            }
            #expect(early > 0)
        }
        isStopped.store(true, ordering: .sequentiallyConsistent)
        try thread.join()
        try outcome.get()
    }
}
