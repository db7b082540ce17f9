import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Queries

@Suite struct NewlineSearchTests {
    private let fixture: LogFixture

    init() throws { fixture = try LogFixture(for: "NewlineSearchTests") }

    @Test func lineEndsAreFoundOneAfterTheOtherWithinWhatIsAskedFor() throws {
        let paths = try fixture.finished(output: "one\ntwo\n\nhalf")
        var newlines = try NewlineSearch(paths.log(of: .stdout), on: SystemDisk())
        #expect(try newlines.size() == 13)
        #expect(try newlines.next(in: 0..<100) == .lineEnd(at: 3))
        #expect(try newlines.next(in: 4..<7) == .none(upTo: 7))
        #expect(try newlines.next(in: 4..<8) == .lineEnd(at: 7))
        #expect(try newlines.next(in: 8..<9) == .lineEnd(at: 8))
        #expect(try newlines.next(in: 9..<100) == .none(upTo: 13))
        #expect(try newlines.next(in: 13..<13) == .none(upTo: 13))
    }

    @Test func whatIsWrittenMeanwhileIsRead() throws {
        var run = try fixture.begin()
        try run.write("half", to: .stdout)
        var newlines = try NewlineSearch(run.paths.log(of: .stdout), on: SystemDisk())
        #expect(try newlines.next(in: 0..<100) == .none(upTo: 4))
        try run.write(" and whole\n", to: .stdout)
        #expect(try newlines.next(in: 4..<100) == .lineEnd(at: 14))
    }

    @Test func aFileOfManyBlocksIsReadOnce() throws {
        let line = String(repeating: "x", count: 99) + "\n"
        let paths = try fixture.finished(output: String(repeating: line, count: 20_000))
        let disk = FaultyDisk(counting: [.read])
        var newlines = try RunNewlines(paths, on: disk)
        var (place, count) = (Int64(0), 0)
        while case .lineEnd(let end) = try newlines.next(of: .stdout, in: place..<2_000_000) {
            (place, count) = (end + 1, count + 1)
        }
        #expect(count == 20_000)
        #expect(try newlines.size(of: .stdout) == 2_000_000 && newlines.size(of: .stderr) == 0)
        #expect(disk.operations.count < 20)
    }
}
