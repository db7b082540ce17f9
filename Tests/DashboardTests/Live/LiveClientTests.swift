import JSON
import Platform
import TestSupport
import Testing

@testable import Dashboard

/// A page, and what it hears when it reads slowly or not at all.
@Suite struct LiveClientTests {
    private static func event(_ number: Int, _ topic: LiveTopic = .flock) -> LiveEvent {
        LiveEvent("x", ["number": .integer(Int64(number)), "text": .string(filling)], topic: topic)
    }

    private static let filling = String(repeating: "f", count: 1_000)

    @Test func itIsToldOnlyWhatItAskedFor() throws {
        let scene = try ServerScene { call, _ in
            let client = LiveClient(call.stream(fields: [:]), [.run("run-1")])
            client.tell(Self.event(1))
            client.tell(Self.event(2, .run("run-2")))
            client.tell(Self.event(3, .run("run-1")))
            client.ping()
            client.end()
        }
        let probe = try scene.probe()
        try probe.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        let text = try probe.readReply().text
        #expect(text.contains("\"number\":3") && text.hasSuffix(": ping\n\n"))
        #expect(!text.contains("\"number\":1") && !text.contains("\"number\":2"))
        try scene.end()
    }

    /// Nothing is kept for it beyond the queue of its stream, and it learns how much it missed as soon as it reads.
    @Test func whatItDoesNotReadInTimeItIsToldTheNumberOf() throws {
        var limits = HTTPLimits()
        limits.streamQueueBytesMax = 8 << 10
        let scene = try ServerScene(limits: limits) { call, desk in
            let stream = call.stream(fields: [:])
            let client = LiveClient(stream, [.flock])
            for number in 1...100 { client.tell(Self.event(number)) }
            desk.note("\(client.missed)")
            desk.loop.after(.milliseconds(5), repeats: true) {
                guard client.missed > 0, stream.queuedBytes == 0 else { return }
                client.tell(Self.event(101))
                client.end()
            }
        }
        let probe = try scene.probe()
        try probe.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        let text = try probe.readReply().text
        let missed = try #require(scene.notes.first.flatMap { Int($0) })
        #expect(missed > 80 && missed < 100, "the first ones fit")
        #expect(text.contains("event: lagged\ndata: {\"count\":\(missed)}"))
        #expect(text.contains("\"number\":101"), "it hears again")
        try scene.end()
    }

    @Test func oneThatIsCutHearsNothingMore() throws {
        let scene = try ServerScene { call, _ in
            let client = LiveClient(call.stream(fields: [:]), [.flock])
            client.cut()
            client.tell(Self.event(1))
        }
        let probe = try scene.probe()
        try probe.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(!String(decoding: try probe.readToEnd(), as: UTF8.self).contains("number"))
        try scene.end()
    }
}
