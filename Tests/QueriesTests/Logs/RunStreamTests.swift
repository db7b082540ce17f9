import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Queries

@Suite struct RunStreamTests {
    private let fixture: LogFixture
    private let request: LogRequest

    init() throws {
        fixture = try LogFixture(for: "RunStreamTests")
        var request = LogRequest(askedAt: fixture.clock.now().wall)
        request.sources = [.backend]
        self.request = request
    }

    private func stream(_ paths: RunPaths, tailCount: Int? = nil) throws -> RunStream {
        try RunStream(
            LogRun(paths, on: SystemDisk()),
            request,
            tailCount: tailCount,
            in: fixture.home,
            on: SystemDisk()
        )
    }

    private func text(_ line: LogLine?) -> String? {
        guard case .output(let piece, _)? = line?.content else { return nil }
        return String(decoding: piece.bytes, as: UTF8.self)
    }

    @Test func itIsReadAgainOnlyWhereSomethingMayHaveCome() throws {
        var run = try fixture.begin()
        let stream = try stream(run.paths)
        #expect(try stream.next() == nil)
        try run.write("one\n", to: .stdout)
        #expect(try stream.next() == nil)
        stream.mayHaveMore = true
        #expect(try text(stream.next()) == "one")
    }

    @Test func whatHasNotEndedBelongsToTheLinesOfARunThatIsOver() throws {
        var run = try fixture.begin()
        try run.write("half", to: .stdout)
        let going = try stream(run.paths)
        #expect(try going.next() == nil)
        #expect(try text(going.rest()) == "half")
        try run.end(SaidOutcome(ok: true, outcome: .completed, summary: "Done."), reason: .exit)
        let over = try stream(run.paths)
        #expect(try text(over.next()) == "half")
    }

    @Test func itKnowsWhetherItBeginsWithTheFirstLine() throws {
        let paths = try fixture.finished(output: "one\ntwo\n")
        #expect(try stream(paths).isWhole)
        #expect(try stream(paths, tailCount: 9).isWhole)
        #expect(try !stream(paths, tailCount: 1).isWhole)
    }

    @Test func linesSayWhoseTheyAreAndWhenTheyBegan() throws {
        let paths = try fixture.finished(worker: "w-1", output: "one\n")
        let line = try #require(try stream(paths).next())
        #expect(line.origin.worker == (try WorkerID("w-1")))
        #expect(line.origin.label == "gh-450/w-1")
        #expect(line.time == fixture.clock.now().wall - .milliseconds(10))
    }

    @Test func aSecretThatComesSlowlyIsNotShownWhileItIsFollowed() throws {
        var request = request
        request.isFollowing = true
        var run = try fixture.begin()
        let read = LogRun.init
        let stream = try RunStream(
            read(run.paths, SystemDisk()),
            request,
            tailCount: nil,
            in: fixture.home,
            on: SystemDisk()
        )
        try run.write("Token? ghp_aA1xxxx", to: .stdout)
        #expect(try stream.next() == nil)
        #expect(try text(stream.rest()) == "Token? ")
        #expect(try stream.rest() == nil)
        try run.write("other\n", to: .stderr)
        try run.write("\(String(repeating: "x", count: 33)) ok\nnext\n", to: .stdout)
        stream.mayHaveMore = true
        var shown: [String] = []
        while let line = try stream.next() { shown += [text(line) ?? ""] }
        #expect(shown == ["other", "[redacted:github-token]", "[redacted:github-token] ok", "next"])
    }
}
