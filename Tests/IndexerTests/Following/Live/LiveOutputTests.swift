import Decoding
import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Indexer

@Suite struct LiveOutputTests {
    private let scene: LiveScene

    init() throws { scene = try LiveScene() }

    private func output(_ run: borrowing RunWriter) throws -> LiveOutput {
        LiveOutput(.stdout, of: try RunFacts(run.paths, on: SystemDisk()), markers: .none, on: SystemDisk())
    }

    private func places(_ output: LiveOutput, isOver: Bool = false) throws -> [Int64] {
        var places: [Int64] = []
        let isAtEnd = try output.read(upTo: .max / 2, isOver: isOver) { _, origin, _ in
            places.append(origin.bytes.lowerBound)
        }
        #expect(isAtEnd)
        return places
    }

    @Test func aLineIsReadOnceItEnds() throws {
        var run = try scene.begin()
        let output = try output(run)
        let limit = ClaudeTalk.lines()[5]
        try scene.home.write(Array(limit.utf8), of: &run)
        #expect(try places(output) == [] && output.offset == 0)
        try scene.home.write([UInt8(ascii: "\n")], of: &run)
        #expect(try places(output) == [0] && output.offset == Int64(limit.utf8.count) + 1)
        #expect(try places(output) == [])
    }

    @Test func ofARunThatIsOverTheLastLineNeedsNoEnd() throws {
        var run = try scene.begin()
        let output = try output(run)
        try scene.home.write(Array(ClaudeTalk.lines()[5].utf8), of: &run)
        #expect(try places(output, isOver: true) == [0])
    }

    @Test func aLineThatIsNoneCostsItself() throws {
        var run = try scene.begin()
        let output = try output(run)
        try scene.write("{ no JSON", to: &run)
        try scene.write(ClaudeTalk.lines()[5], to: &run)
        #expect(try places(output) == [10])
        #expect(output.lastAt == scene.home.fixture.clock.now().wall)
    }
}
