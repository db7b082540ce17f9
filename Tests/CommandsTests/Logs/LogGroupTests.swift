import Domain
import Journal
import Platform
import Queries
import TestSupport
import Testing

@testable import Commands

/// The lines of one target.
@Suite struct LogGroupTests {
    private let fixture: LogFixture

    init() throws { fixture = try LogFixture(for: "LogGroupTests") }

    private func texts(
        _ runs: [RunPaths],
        _ change: (inout LogRequest) throws -> Void = { _ in }
    ) throws -> [String] {
        var request = LogRequest(askedAt: fixture.clock.now().wall)
        try change(&request)
        let disk = SystemDisk()
        let runs = try runs.map { try LogRun($0, on: disk) }
        let group = try LogGroup(.task(try TaskID("gh-450")), runs, request, in: fixture.home, on: disk)
        var texts: [String] = []
        while let line = try group.next() { texts.append(Self.text(line)) }
        while let line = try group.rest() { texts.append(Self.text(line)) }
        return texts
    }

    private static func text(_ line: LogLine) -> String {
        switch line.content {
        case .output(let piece, _): String(decoding: piece.bytes, as: UTF8.self)
        case .event(let event): event.typeText
        case .note(let text): text
        }
    }

    @Test func runsFollowOneAnother() throws {
        let runs = [try fixture.finished(output: "one\nhalf"), try fixture.finished(output: "two\n")]
        #expect(try texts(runs) { $0.sources = [.backend] } == ["one", "half", "two"])
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 30])
    func theLastLinesAreThoseOfAllTogether(count: Int) throws {
        var session = try fixture.session()
        try session.decide("First.")
        let run = try fixture.finished(output: "one\ntwo\nthree\n")
        fixture.clock.advance(by: .seconds(1))
        try session.decide("Second.")
        let all = try texts([run])
        #expect(all.count == 9)
        #expect(all.first == "decision" && all.last == "decision")
        #expect(try texts([run]) { $0.tailCount = count } == all.suffix(count))
    }

    @Test func whereAFilterThinsLinesOutMoreIsLookedAt() throws {
        let run = try fixture.finished(output: (1...5_000).map { "\($0)\n" }.joined())
        let found = try texts([run]) {
            $0.tailCount = 2
            $0.filter = LogFilter(included: [try TextPattern("^(7|70|700)$")], excluded: [])
        }
        #expect(found == ["70", "700"])
    }

    @Test func aRunThatCameLaterIsAppended() throws {
        let first = try LogRun(fixture.finished(output: "one\n"), on: SystemDisk())
        var request = LogRequest(askedAt: fixture.clock.now().wall)
        request.sources = [.backend]
        request.tailCount = 0
        let target = LogTarget.task(try TaskID("gh-450"))
        let group = try LogGroup(target, [first], request, in: fixture.home, on: SystemDisk())
        #expect(try group.next() == nil)
        let next = try LogRun(fixture.finished(output: "two\n"), on: SystemDisk())
        try group.append(next)
        #expect(try group.next().map(Self.text) == "two")
        #expect(group.newest?.run == next)
        var cursor = LogCursor(takenAt: request.askedAt)
        try group.note(in: &cursor)
        #expect(Set(cursor.runs.keys) == [first.metadata.run, next.metadata.run])
    }
}
