import Control
import Decoding
import Domain
import JSON
import Journal
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

/// Those who listen: that they come late, and that they do not read.
@Suite struct LiveListenerTests {
    private static let lineCount = 1_500
    private let scene: LiveScene

    init() throws { scene = try LiveScene() }

    /// A line of which a fact of two kilobytes comes.
    private func line(_ number: Int) -> String {
        let text = String(repeating: "x", count: 3_000)
        return """
            {"type":"result","subtype":"success","is_error":false,"num_turns":\(number),"result":"\(text)",\
            "session_id":"c-1"}
            """
    }

    @Test func oneThatComesLateIsFoundSoon() throws {
        let clock = scene.home.fixture.clock
        _ = try scene.home.pass()
        var turns = 0
        try scene.stepping { count, _ in
            clock.advance(by: .milliseconds(500))
            // After forty seconds; whoever tries less and less often would come after a minute.
            if count == 80 { try scene.listen() }
            if count > 80 { try scene.loop.turn(upTo: .zero) }
            turns = count
            return scene.facts.contains(.summarized) || count == 200
        }
        #expect(turns < 80 + 12)
    }

    @Test func oneThatDoesNotReadHoldsUpNothingAndHearsSummariesOnceItReads() throws {
        try scene.listen()
        let index = try scene.home.open()
        _ = try index.pass()
        var run = try scene.begin()
        var (written, waiting, lag) = (0, 0, 0)
        try scene.stepping { count, follow in
            waiting = max(waiting, follow.waitingBytes)
            guard scene.facts.contains(.summarized) else {
                try scene.loop.turn(upTo: .zero)
                return count > 100_000
            }
            if written < Self.lineCount {
                // Nobody reads at the other end, and the socket of the kernel is full after a hundred of these.
                for _ in 0..<100 {
                    written += 1
                    try scene.write(line(written), to: &run)
                }
                _ = try index.pass()
                return false
            }
            try scene.loop.turn(upTo: .zero)
            if scene.facts.last == .summarized, scene.facts.contains(.lagged) { lag += 1 }
            return lag > 0 || count > 100_000
        }
        #expect(
            try scene.home.rows("SELECT count(*) FROM run_events WHERE type = 'turn_ended'")
                == [[.integer(Int64(Self.lineCount))]]
        )
        #expect(waiting >= LiveLimits.waitingBytesMax && waiting < LiveLimits.waitingBytesMax + (8 << 10))
        let place = try #require(scene.facts.firstIndex(of: .lagged))
        let before = scene.facts[..<place].reduce(0) { $0 + JSONWriter.bytes(.object($1.json)).count }
        #expect(before > LiveLimits.waitingBytesMax && before < 1 << 20)
        #expect(scene.events.count < Self.lineCount / 2)
        #expect(scene.peers.count == 1)
        let summary = try #require(scene.summaries.last)
        #expect(summary.progress.turns == Self.lineCount)
        #expect(summary.events.last?.data["turns"] == .integer(Int64(Self.lineCount)))
    }

    @Test func newTermsHoldForWhatLiveRunsHaveToldAndForWhatComes() throws {
        try scene.listen()
        _ = try scene.home.pass()
        var run = try scene.begin()
        for line in ClaudeTalk.lines() { try scene.write(line, to: &run) }
        try scene.write("NOTE: early", to: .stderr, of: &run)
        let root = scene.home.paths.home.root
        let (prices, settings) = ("claude-sonnet-4-5 1 2 0 0 0\n", "[record]\nmarkers = [\"NOTE:\"]\n")
        var step = 0
        try scene.stepping { count, follow in
            try scene.loop.turn(upTo: .zero)
            if step == 0, scene.facts.contains(.summarized) {
                #expect(
                    scene.events.isEmpty && scene.summaries.last?.events.map(\.type) == ["rate_limit", "turn_ended"]
                )
                try SystemDisk().createFile("\(root)/\(HomePrices.userFile)", with: Array(prices.utf8))
                try SystemDisk().createFile(scene.home.paths.home.configuration, with: Array(settings.utf8))
                follow.take(try HomeTerms(scene.home.paths.home, Environment([:]), on: SystemDisk()))
                scene.forget()
                step = 1
            } else if step == 1, scene.facts.contains(.summarized) {
                try scene.write("NOTE: late", to: .stderr, of: &run)
                step = 2
            }
            return step == 2 && !scene.events.isEmpty || count == 100_000
        }
        #expect(scene.facts.first == .lagged)
        let summary = try #require(scene.summaries.first)
        #expect(summary.events.map(\.message).contains("early"))
        #expect(summary.spent?.responses == 1 && summary.spent?.nanodollars == 265_000)
        #expect(scene.totals.last?.spentToday.nanodollars == 265_000)
        #expect(scene.events.map(\.message) == ["late"])
    }
}
