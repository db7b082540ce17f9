import Glibc
import Platform
import TestSupport
import Testing

@testable import Dashboard

@Suite struct HTTPStreamTests {
    private func get(_ path: String = "/") -> String { "GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n" }

    /// Begins a stream for each call, and keeps it for the test.
    private static let stream: ServerScene.Take = { call, desk in
        let stream = call.stream(fields: ["Content-Type": "text/event-stream"])
        stream.onGone = { [unowned desk] in desk.note("gone") }
        desk.streams.append(stream)
    }

    private func isPushed(_ text: String, in scene: ServerScene) throws -> Bool {
        try scene.perform { desk in desk.streams.map { $0.push(text) }.allSatisfy(\.self) }
    }

    @Test func whatIsPushedComesPieceByPiece() throws {
        let scene = try ServerScene(take: Self.stream)
        let probe = try scene.probe()
        try probe.send(get())
        let head = try probe.readHead()
        #expect(head.status == 200)
        #expect(head.header("Content-Type") == "text/event-stream")
        #expect(head.header("Transfer-Encoding") == "chunked")
        for number in 0..<10 {
            #expect(try isPushed("data: \(number)\n\n", in: scene))
            #expect(try probe.readPieces(until: "\n\n") == "data: \(number)\n\n")
        }
        #expect(try scene.perform { $0.streams[0].queuedBytes } == 0)
        try scene.perform { $0.streams[0].end() }
        #expect(try probe.readPiece() == nil)
        #expect(try scene.wait { $0.streams[0].isGone })
        #expect(scene.notes.isEmpty, "it was ended, and nobody left")
        #expect(try !isPushed("more", in: scene))
        // The connection goes on.
        try probe.send(get())
        #expect(try probe.readHead().status == 200)
        try scene.end()
    }

    @Test func allThatWasPushedIsSentBeforeTheEnd() throws {
        let scene = try ServerScene { call, _ in
            let stream = call.stream(.created, fields: [:])
            for number in 0..<1000 { stream.push("\(number),") }
            stream.end()
            #expect(!stream.push("after the end"))
        }
        let probe = try scene.probe()
        try probe.send(get())
        let reply = try probe.readReply()
        #expect(reply.status == 201)
        #expect(reply.text == (0..<1000).map { "\($0)," }.joined())
        try scene.end()
    }

    @Test func moreThanMayWaitIsNotTaken() throws {
        var limits = HTTPLimits()
        limits.streamQueueBytesMax = 1 << 20
        let scene = try ServerScene(limits: limits, take: Self.stream)
        let probe = try scene.probe()
        try probe.send(get())
        #expect(try scene.wait { !$0.streams.isEmpty })
        #expect(try scene.perform { !$0.streams[0].push([UInt8](repeating: 0, count: (1 << 20) + 1)) })
        // The reader takes nothing: once the kernel has enough, it waits with us.
        let piece = String(repeating: "x", count: 100_000)
        var taken = 0
        var isFull = false
        while !isFull, taken < 1000 {
            isFull = try !isPushed(piece, in: scene)
            if !isFull { taken += 1 }
        }
        #expect(isFull)
        #expect(try scene.perform { $0.streams[0].queuedBytes } <= 1 << 20)
        #expect(try scene.perform { $0.streams[0].queuedBytes } > 900_000)
        // What was taken, comes, once it is read.
        _ = try probe.readHead()
        var count = 0
        while count < taken * piece.utf8.count { count += try #require(try probe.readPiece()).count }
        #expect(count == taken * piece.utf8.count)
        #expect(try isPushed("again", in: scene))
        #expect(try probe.readPieces(until: "again") == "again")
        try scene.end()
    }

    @Test func itHearsThatItsReaderHasLeftWhileNothingIsSaid() throws {
        let scene = try ServerScene(take: Self.stream)
        let probe = try scene.probe()
        try probe.send(get())
        _ = try probe.readHead()
        probe.close()
        #expect(try scene.wait { $0.streams[0].isGone })
        #expect(scene.notes == ["gone"])
        #expect(try !isPushed("nobody", in: scene))
        #expect(try scene.wait { $0.server?.connectionCount == 0 })
        try scene.perform { desk in
            desk.streams[0].end()
            desk.streams[0].cut()
        }
        #expect(scene.notes == ["gone"])
        try scene.end()
    }

    @Test func itHearsThatItsReaderHasLeftWithMuchToRead() throws {
        let scene = try ServerScene(take: Self.stream)
        let probe = try scene.probe()
        try probe.send(get())
        _ = try probe.readHead()
        let piece = String(repeating: "x", count: 100_000)
        while try isPushed(piece, in: scene) {}
        probe.close()
        #expect(try scene.wait { $0.streams[0].isGone })
        #expect(scene.notes == ["gone"])
        try scene.end()
    }

    @Test func aReaderThatDoesNotKeepUpCanBeCutOff() throws {
        let scene = try ServerScene(take: Self.stream)
        let probe = try scene.probe()
        try probe.send(get())
        _ = try probe.readHead()
        let piece = String(repeating: "x", count: 100_000)
        while try isPushed(piece, in: scene) {}
        try scene.perform { $0.streams[0].cut() }
        #expect(try scene.wait { $0.streams[0].isGone })
        #expect(scene.notes == ["gone"])
        #expect(throws: HTTPProbe.Fault.self) { while try probe.readPiece() != nil {} }
        try scene.end()
    }

    @Test func aReaderThatTakesNothingOfTheRestLosesIt() throws {
        var limits = HTTPLimits()
        limits.idleTimeMax = .seconds(1)
        let scene = try ServerScene(limits: limits, take: Self.stream)
        let probe = try scene.probe()
        try probe.send(get())
        _ = try probe.readHead()
        let piece = String(repeating: "x", count: 100_000)
        while try isPushed(piece, in: scene) {}
        try scene.perform { $0.streams[0].end() }
        #expect(try scene.wait { $0.streams[0].isGone })
        #expect(scene.notes == ["gone"])
        try scene.end()
    }

    @Test func aStreamMaySayNothingForLongerThanAConnectionMayBeIdle() throws {
        var limits = HTTPLimits()
        limits.idleTimeMax = .seconds(1)
        limits.headTimeMax = .milliseconds(100)
        let scene = try ServerScene(limits: limits, take: Self.stream)
        let probe = try scene.probe()
        try probe.send(get())
        _ = try probe.readHead()
        // Another that is closed for being idle shows that the time is over.
        let idle = try scene.probe()
        try idle.send("")
        #expect(try idle.readToEnd().isEmpty)
        let started = ContinuousClock.now
        #expect(Eventually.wait(upTo: .seconds(60)) { ContinuousClock.now - started > .milliseconds(1500) })
        #expect(try isPushed("still here", in: scene))
        #expect(try probe.readPieces(until: "here") == "still here")
        try scene.end()
    }

    @Test func toAHeadAStreamIsOverWithItsHead() throws {
        let scene = try ServerScene(take: Self.stream)
        let probe = try scene.probe()
        try probe.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(try probe.readReply(isBare: true).status == 200)
        #expect(try scene.wait { $0.streams.first?.isGone == true })
        #expect(scene.notes == ["gone"], "nobody had ended it, and nobody hears it")
        try scene.end()
    }

    @Test func toAnOldClientAStreamEndsWithItsConnection() throws {
        let scene = try ServerScene(take: Self.stream)
        let probe = try scene.probe()
        try probe.send("GET / HTTP/1.0\r\n\r\n")
        #expect(try probe.readHead().header("Transfer-Encoding") == nil)
        #expect(try isPushed("one", in: scene))
        try scene.perform { $0.streams[0].end() }
        #expect(try probe.readToEnd() == Array("one".utf8))
        try scene.end()
    }

    @Test func twoHundredReadersHearTheSameAtOnce() throws {
        let scene = try ServerScene(take: Self.stream)
        let probes = try (0..<200).map { _ in try scene.probe() }
        for probe in probes { try probe.send(get()) }
        for probe in probes { #expect(try probe.readHead().status == 200) }
        for round in 0..<5 {
            #expect(try isPushed("round \(round)\n", in: scene))
            for probe in probes { #expect(try probe.readPieces(until: "\n") == "round \(round)\n") }
        }
        for probe in probes.prefix(100) { probe.close() }
        #expect(try scene.wait { desk in desk.streams.count { $0.isGone } == 100 })
        try scene.perform { desk in for stream in desk.streams { stream.push("last\n") } }
        for probe in probes.suffix(100) { #expect(try probe.readPieces(until: "\n") == "last\n") }
        #expect(scene.notes.count == 100)
        try scene.end()
    }

    @Test func aStreamMayEndAnotherThatItsReaderLeft() throws {
        let scene = try ServerScene { call, desk in
            let stream = call.stream(fields: [:])
            stream.push("begun")
            // What one hears of its end touches the others, from within the library.
            stream.onGone = { [unowned desk] in
                for other in desk.streams where !other.isGone {
                    other.push("left alone")
                    other.end()
                }
            }
            desk.streams.append(stream)
        }
        let probes = try (0..<3).map { _ in try scene.probe() }
        for probe in probes {
            try probe.send(get())
            _ = try probe.readHead()
            #expect(try probe.readPieces(until: "begun") == "begun")
        }
        probes[0].close()
        for probe in probes.dropFirst() {
            #expect(try probe.readPieces(until: "alone") == "left alone")
            #expect(try probe.readPiece() == nil)
        }
        #expect(try scene.wait { $0.streams.allSatisfy(\.isGone) })
        try scene.end()
    }
}
