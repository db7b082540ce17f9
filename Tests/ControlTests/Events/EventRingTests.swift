import Domain
import JSON
import Testing

@testable import Control

@Suite struct EventRingTests {
    private func ring(countMax: Int = 10, bytesMax: Int = 1 << 20) throws -> EventRing {
        EventRing(of: try SessionID("ses-2026-11-21-abc123"), countMax: countMax, bytesMax: bytesMax)
    }

    private func place(_ sequence: Int64, _ session: String = "ses-2026-11-21-abc123") throws -> Subscription {
        Subscription(after: Subscription.Place(session: try SessionID(session), sequence: sequence))
    }

    private func text(_ ring: EventRing, _ cursor: inout EventRing.Cursor, bytesMax: Int = 1 << 20) -> [String] {
        String(decoding: ring.lines(for: &cursor, bytesMax: bytesMax), as: UTF8.self)
            .split(separator: "\n").map(String.init)
    }

    @Test func aReaderGetsWhatComesFromNowOn() throws {
        var ring = try ring()
        ring.add(["n": 1], topic: "task")
        let start = ring.cursor(Subscription())
        var cursor = start.cursor
        let none = text(ring, &cursor)
        #expect(none.isEmpty && !start.isReset)
        ring.add(["n": 2], topic: "task")
        let lines = text(ring, &cursor)
        #expect(lines == [#"{"event":{"topic":"task","n":2},"seq":2}"#])
        let more = text(ring, &cursor)
        #expect(more.isEmpty)
    }

    @Test func whoComesBackGoesOnBehindWhatWasSeen() throws {
        var ring = try ring()
        for number in 1...5 { ring.add(["n": .integer(Int64(number))], topic: "task") }
        let start = ring.cursor(try place(3))
        var cursor = start.cursor
        #expect(!start.isReset)
        let lines = text(ring, &cursor)
        #expect(lines.count == 2)
        #expect(try ring.cursor(place(5)).isReset == false)
    }

    @Test func whatWasSeenOfAnotherDaemonSaysNothing() throws {
        var ring = try ring()
        ring.add(["n": 1], topic: "task")
        for subscription in [try place(1, "ses-2026-11-20-abc123"), try place(2)] {
            let start = ring.cursor(subscription)
            var cursor = start.cursor
            let none = text(ring, &cursor)
            #expect(none.isEmpty && start.isReset)
        }
    }

    @Test func whoIsLateIsToldHowMuchWasLost() throws {
        var ring = try ring(countMax: 10)
        for number in 1...25 { ring.add(["n": .integer(Int64(number))], topic: "task") }
        var cursor = ring.cursor(try place(3)).cursor
        let lines = text(ring, &cursor)
        #expect(lines.first == #"{"lagged":12,"seq":15}"#)
        #expect(lines.count == 11)
        #expect(lines.last == #"{"event":{"topic":"task","n":25},"seq":25}"#)
    }

    @Test func onlyTheTopicsThatAreWantedAreTold() throws {
        var ring = try ring()
        var cursor = ring.cursor(Subscription(topics: ["worker", "task"])).cursor
        for topic in ["task", "run", "worker"] { ring.add([:], topic: topic) }
        let lines = text(ring, &cursor)
        #expect(lines.count == 2)
        let more = text(ring, &cursor)
        #expect(more.isEmpty)
    }

    @Test func aReaderIsGivenSoMuchAtOnceAndAlwaysSomething() throws {
        var ring = try ring()
        var cursor = ring.cursor(Subscription()).cursor
        for _ in 1...4 { ring.add(["text": .string(String(repeating: "x", count: 100))], topic: "task") }
        var counts: [Int] = []
        while true {
            let lines = text(ring, &cursor, bytesMax: 150)
            guard !lines.isEmpty else { break }
            counts.append(lines.count)
        }
        #expect(counts == [2, 2])
    }

    @Test func whatIsKeptHasALimit() throws {
        var ring = try ring(countMax: 1_000, bytesMax: 10_000)
        for _ in 1...5_000 { ring.add(["text": .string(String(repeating: "x", count: 100))], topic: "task") }
        #expect(ring.keptBytes <= 10_000 && ring.last == 5_000)
        ring.add(["text": .string(String(repeating: "x", count: ControlLimits.oneEventBytesMax))], topic: "task")
        var cursor = ring.cursor(try place(5_000)).cursor
        let lines = text(ring, &cursor)
        #expect(lines.first?.contains("omittedBytes") == true)
    }
}
