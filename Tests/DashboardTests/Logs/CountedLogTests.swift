import Domain
import Journal
import Platform
import Queries
import TestSupport
import Testing

@testable import Dashboard

@Suite struct CountedLogTests {
    @Test func nothingIsCountedTwiceAndAnErasureIsNoticed() throws {
        let fixture = try LogFixture(for: "CountedLogTests")
        let paths = try fixture.finished(output: String(repeating: "a line of some length\n", count: 20_000))
        let run = try LogRun(paths, on: SystemDisk())
        let log = CountedLog()
        let disk = FaultyDisk(counting: [.read])
        var (index, files) = try log.counted(run, on: disk)
        #expect(index.isFinal && index.total(of: [.out]) == 20_000 && files.writtenBytes(of: .stdout) == 440_000)
        let first = disk.operations.count
        _ = try log.counted(run, on: disk)
        #expect(disk.operations.count == first)
        // An erasure writes over bytes in place: as long as the file, and changed all the same.
        let changed = Array(String(repeating: "a lines of some length", count: 20_000).utf8)
        try fixture.runs.overwrite(paths.log(of: .stdout), with: changed)
        (index, files) = try log.counted(run, on: disk)
        #expect(index.total(of: [.out]) == 1)
    }

    @Test func searchesOfOtherStreamsAreOthers() throws {
        let fixture = try LogFixture(for: "CountedLogTests")
        var writer = try fixture.begin()
        try writer.write("word\n", to: .stderr)
        try writer.write("none\nword\n", to: .stdout)
        let run = try LogRun(writer.paths, on: SystemDisk())
        let (log, now) = (CountedLog(), fixture.clock.now().wall)
        func hits(_ sources: Set<ShownLine.Source>) throws -> [Int] {
            let query = try LogQuery("word")
            return try log.searched(run, sources, query, at: now, in: fixture.home, on: SystemDisk()).hits
        }
        #expect(try hits([.out]) == [2] && hits([.err]) == [1] && hits([.out, .err]) == [1, 3])
        try writer.write("word\n", to: .stdout)
        #expect(try hits([.out]) == [2, 3])
    }
}
