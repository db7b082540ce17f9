import Control
import Decoding
import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Indexer

@Suite struct LiveRunTests {
    private let scene: LiveScene

    init() throws { scene = try LiveScene() }

    private func live(_ run: borrowing RunWriter, markers: MarkerPrefixes = .none) throws -> LiveRun {
        try LiveRun(run.paths, in: scene.home.paths.home, markers: markers, on: SystemDisk())
    }

    @Test func whatCameBeforeIsKnownAndWhatComesThenIsTold() throws {
        var run = try scene.begin()
        for line in ClaudeTalk.lines().prefix(4) { try scene.write(line, to: &run) }
        let live = try live(run)
        let first = try live.read(hasNewState: true)
        #expect(first.facts.isEmpty && first.isFirstEnd && first.reports.count == 2)
        for line in ClaudeTalk.lines().dropFirst(4) { try scene.write(line, to: &run) }
        let second = try live.read(hasNewState: false)
        #expect(second.facts.count == 3 && !second.isFirstEnd && second.isAtEnd)
        let third = try live.read(hasNewState: false)
        #expect(!third.isNews && third.facts.isEmpty)
    }

    @Test func aReportBearsTheRunAndTheTimeOfItsLine() throws {
        var run = try scene.begin()
        let live = try live(run)
        _ = try live.read(hasNewState: true)
        for line in ClaudeTalk.lines().prefix(3) { try scene.write(line, to: &run) }
        let placed = try #require(try live.read(hasNewState: false).reports.first)
        #expect(placed.report.source?.run == live.id.text && placed.report.source?.isLive == true)
        #expect(placed.report.at == placed.place.at)
        #expect(placed.place.at == scene.home.fixture.clock.now().wall)
    }

    @Test func itIsFinishedWithAllOfItsOutput() throws {
        var run = try scene.begin()
        for line in ClaudeTalk.lines() { try scene.write(line, to: &run) }
        let live = try live(run)
        _ = try live.read(hasNewState: true)
        #expect(!live.isFinished)
        try scene.home.end(&run)
        _ = try live.read(hasNewState: false)
        #expect(!live.isFinished)
        _ = try live.read(hasNewState: true)
        #expect(live.isFinished)
    }

    @Test func ofPlainTextOnlyItsMarkersAreRead() throws {
        let prepared = try scene.home.fixture.prepare()
        var run = try scene.home.fixture.open(prepared.paths)
        try run.start()
        try scene.write("a line", to: &run)
        let plain = try live(run)
        let marked = try live(run, markers: MarkerPrefixes(["ROOST:"]))
        for live in [plain, marked] { _ = try live.read(hasNewState: true) }
        try scene.write("ROOST: half of it is done", to: &run)
        #expect(try plain.read(hasNewState: false).facts.isEmpty)
        #expect(plain.state.progress.read[.stdout] == 33)
        let facts = try marked.read(hasNewState: false).facts
        guard case .event(let event)? = facts.first else {
            Issue.record("no marker is told: \(facts)")
            return
        }
        #expect(event.type == "marker" && event.message == "half of it is done" && event.place.offset == 7)
    }

    @Test func muchIsReadInParts() throws {
        var run = try scene.begin()
        let live = try live(run)
        let line = ClaudeTalk.lines()[1]
        let block = String(repeating: line + "\n", count: 3 * Int(LiveLimits.sliceBytesMax) / line.utf8.count)
        try scene.home.write(Array(block.utf8), of: &run)
        var parts = 0
        while !live.isCaughtUp {
            _ = try live.read(hasNewState: true)
            parts += 1
        }
        #expect(parts >= 3 && live.state.progress.messages > 1000)
    }

    /// As a launch leaves them for a moment: the run is there, and what it must not tell is noted later.
    @Test func aRunThatIsFoundBeforeItsSecretsAreNotedTellsNoneOfThem() throws {
        let secret = "hunter2-hunter2-hunter2"
        var run = try scene.begin()
        let paths = run.paths
        try scene.home.fixture.overwrite(paths.secretsIndex, with: [])
        let live = try live(run)
        #expect(try live.read(hasNewState: true).isFirstEnd)
        let key = [UInt8](repeating: 7, count: 32)
        try scene.home.fixture.overwrite(scene.home.paths.home.redactionKey, with: key)
        let noted = SecretsIndex(environment: ["TOKEN": secret], key: key)
        try scene.home.fixture.overwrite(paths.secretsIndex, with: noted.bytes)
        for line in ClaudeTalk.lines(secret: secret) { try scene.write(line, to: &run) }
        let told = try live.read(hasNewState: false)
        #expect(!told.facts.isEmpty && !told.facts.contains { "\($0.json)".contains(secret) })
        #expect(!"\(live.state.summary)".contains(secret))
    }
}
