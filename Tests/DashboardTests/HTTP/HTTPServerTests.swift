import Domain
import Glibc
import Platform
import TestSupport
import Testing

@testable import Dashboard

@Suite struct HTTPServerTests {
    private func get(_ path: String) -> String { "GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n" }

    /// Answers with the path that it was asked for.
    private static let echo: ServerScene.Take = { call, _ in
        call.answer(HTTPResponse(type: "text/plain", bytes: call.request.rawTarget))
    }

    @Test func aConnectionIsKeptForTheNextRequest() throws {
        let scene = try ServerScene(take: Self.echo)
        let probe = try scene.probe()
        for path in ["/one", "/two", "/three"] {
            try probe.send(get(path))
            #expect(try probe.readReply().text == path)
        }
        #expect(try scene.perform { $0.server?.connectionCount } == 1)
        try probe.send("GET /last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        #expect(try probe.readReply().header("Connection") == "close")
        #expect(try probe.readToEnd().isEmpty)
        #expect(try scene.wait { $0.server?.connectionCount == 0 })
        try scene.end()
    }

    @Test func requestsThatComeAtOnceAreAnsweredInTheirOrder() throws {
        let scene = try ServerScene { call, desk in
            // The first is answered last of all where nothing held the others back.
            guard call.request.rawTarget == Array("/0".utf8) else { return Self.echo(call, desk) }
            desk.loop.after(.milliseconds(20)) { Self.echo(call, desk) }
        }
        let probe = try scene.probe()
        try probe.send((0..<20).map { get("/\($0)") }.joined())
        for number in 0..<20 { #expect(try probe.readReply().text == "/\(number)") }
        try scene.end()
    }

    @Test func aRequestMayComeByteByByte() throws {
        let scene = try ServerScene(take: Self.echo)
        let probe = try scene.probe()
        for sign in get("/slowly") { try probe.send(String(sign)) }
        #expect(try probe.readReply().text == "/slowly")
        try scene.end()
    }

    @Test func aBodyThatIsTooLargeIsRefusedAtOnce() throws {
        var limits = HTTPLimits()
        limits.bodyBytesMax = 10
        let scene = try ServerScene(limits: limits) { call, desk in
            desk.note("asked")
            call.answer(HTTPResponse(type: "text/plain", bytes: call.request.body))
        }
        let probe = try scene.probe()
        try probe.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n0123456789")
        #expect(try probe.readReply().text == "0123456789")
        try probe.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\n\r\n")
        let reply = try probe.readReply()
        #expect(reply.status == 413)
        #expect(reply.header("Connection") == "close")
        #expect(try probe.readToEnd().isEmpty)
        #expect(scene.notes == ["asked"])
        try scene.end()
    }

    @Test func aLargeBodyIsReadWhole() throws {
        let scene = try ServerScene { call, _ in
            call.answer(HTTPResponse(type: "text/plain", text: "\(call.request.body.reduce(0) { $0 &+ Int($1) })"))
        }
        let probe = try scene.probe()
        let body = (0..<(1 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try probe.send("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: \(body.count)\r\n\r\n")
        #expect(try probe.readHead().status == 100)
        try probe.send(body)
        #expect(try probe.readReply().text == "\(body.reduce(0) { $0 &+ Int($1) })")
        try scene.end()
    }

    @Test func aHeadThatIsTooLargeIsRefused() throws {
        var limits = HTTPLimits()
        limits.headBytesMax = 4096
        limits.targetBytesMax = 1024
        let scene = try ServerScene(limits: limits, take: Self.echo)
        let fill = String(repeating: "a", count: 5000)
        for (text, status) in [
            ("GET / HTTP/1.1\r\nHost: x\r\nX-Fill: \(fill)\r\n\r\n", 431), (get("/\(fill)"), 414),
            ("GET / HTTP/1.1\r\nHost: x\r\n" + String(repeating: "a: b\r\n", count: 20_000) + "\r\n", 431),
        ] {
            let probe = try scene.probe()
            try probe.send(text)
            #expect(try probe.readReply().status == status)
            _ = try probe.readToEnd()
        }
        try scene.end()
    }

    @Test func aHeadThatDoesNotEndIsCutOff() throws {
        var limits = HTTPLimits()
        limits.headTimeMax = .milliseconds(200)
        let scene = try ServerScene(limits: limits, take: Self.echo)
        let silent = try scene.probe()
        let slow = try scene.probe()
        try slow.send("GET / HTTP/1.1\r\nHost: ")
        #expect(try silent.readToEnd().isEmpty)
        // Each byte looks like life, and does not buy more time.
        let isCut = Eventually.wait(upTo: .seconds(60)) {
            do {
                try slow.send("x")
                return false
            } catch { return true }
        }
        #expect(isCut)
        #expect(try scene.wait { $0.server?.connectionCount == 0 })
        try scene.end()
    }

    @Test func theSecondHeadOfAConnectionHasItsTimeToo() throws {
        var limits = HTTPLimits()
        limits.headTimeMax = .milliseconds(200)
        limits.idleTimeMax = .seconds(60)
        let scene = try ServerScene(limits: limits, take: Self.echo)
        let probe = try scene.probe()
        try probe.send(get("/one"))
        #expect(try probe.readReply().text == "/one")
        // With its first line it has begun.
        try probe.send("GET /two HTTP/1.1\r\nHost")
        #expect(try probe.readToEnd().isEmpty)
        try scene.end()
    }

    @Test func aBodyThatDoesNotComeIsCutOff() throws {
        var limits = HTTPLimits()
        limits.bodyTimeMax = .milliseconds(200)
        let scene = try ServerScene(limits: limits) { _, desk in desk.note("asked") }
        let probe = try scene.probe()
        try probe.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n012")
        #expect(try probe.readToEnd().isEmpty)
        #expect(scene.notes.isEmpty)
        try scene.end()
    }

    @Test func aConnectionOnWhichNothingComesIsClosed() throws {
        var limits = HTTPLimits()
        limits.idleTimeMax = .seconds(1)
        let scene = try ServerScene(limits: limits, take: Self.echo)
        let probe = try scene.probe()
        try probe.send(get("/one"))
        #expect(try probe.readReply().text == "/one")
        #expect(try probe.readToEnd().isEmpty)
        try scene.end()
    }

    @Test func whoComesOverTheLimitWaitsForSomebodyToGo() throws {
        var limits = HTTPLimits()
        limits.connectionsMax = 2
        let scene = try ServerScene(limits: limits, take: Self.echo)
        let first = try scene.probe()
        let second = try scene.probe()
        for probe in [first, second] {
            try probe.send(get("/here"))
            #expect(try probe.readReply().text == "/here")
        }
        let third = try scene.probe()
        try third.send(get("/there"))
        #expect(try scene.perform { $0.server?.connectionCount } == 2)
        first.close()
        #expect(try third.readReply().text == "/there")
        try scene.end()
    }

    /// A child that another test starts just then has the listener too, until it runs its program.
    private func isRefused(by scene: ServerScene) -> Bool {
        Eventually.wait(upTo: .seconds(60)) {
            do {
                _ = try scene.probe()
                return false
            } catch { return true }
        }
    }

    @Test func nobodyNewComesOnceItDoesNotListen() throws {
        let scene = try ServerScene(take: Self.echo)
        let probe = try scene.probe()
        try probe.send(get("/one"))
        #expect(try probe.readReply().text == "/one")
        try scene.perform { $0.server?.stopListening() }
        #expect(isRefused(by: scene))
        try probe.send(get("/two"))
        #expect(try probe.readReply().text == "/two", "who is there goes on")
        try scene.end()
    }

    @Test func itsEndIsTheEndOfAllThatIsOpen() throws {
        let scene = try ServerScene { call, desk in
            switch call.request.rawTarget.count {
            case 1: call.answer(HTTPResponse())
            case 2:
                call.onGone = { [unowned desk] in desk.note("call") }
                desk.calls.append(call)
            default:
                let stream = call.stream(fields: [:])
                stream.push("begun")
                stream.onGone = { [unowned desk] in desk.note("stream") }
                desk.streams.append(stream)
            }
        }
        let idle = try scene.probe()
        try idle.send(get("/"))
        _ = try idle.readReply()
        let waiting = try scene.probe()
        try waiting.send(get("/a"))
        let reading = try scene.probe()
        try reading.send(get("/ab"))
        _ = try reading.readHead()
        #expect(try reading.readPieces(until: "begun") == "begun")
        #expect(try scene.wait { !$0.calls.isEmpty })
        try scene.perform { $0.server?.stop() }
        for probe in [idle, waiting, reading] { #expect(try probe.readToEnd().isEmpty) }
        #expect(scene.notes.sorted() == ["call", "stream"])
        try scene.perform { desk in
            desk.calls.first?.answer(HTTPResponse())
            desk.server?.stop()
            desk.server?.stopListening()
        }
        #expect(try scene.perform { $0.server?.connectionCount } == 0)
        try scene.end()
    }

    @Test func itCanBeEndedFromWithinACall() throws {
        let scene = try ServerScene { call, desk in
            desk.server?.stop()
            call.answer(HTTPResponse(type: "text/plain", text: "bye"))
        }
        let probe = try scene.probe()
        try probe.send(get("/"))
        _ = try probe.readToEnd()
        #expect(isRefused(by: scene))
        try scene.end()
    }

    @Test func aServerThatIsLeftAloneDoesNothing() throws {
        let loop = try EventLoop()
        var streams: [HTTPStream] = []
        let server = try HTTPServer(listening: TCPListener(at: .loopback, port: 0), on: loop) { call in
            if call.request.rawTarget.count > 1 {
                let stream = call.stream(fields: [:])
                stream.push("begun")
                streams.append(stream)
            } else {
                call.answer(HTTPResponse(type: "text/plain", text: "whole"))
            }
        }
        let kept = try HTTPProbe(port: server.port)
        try kept.send(get("/"))
        let reading = try HTTPProbe(port: server.port)
        try reading.send(get("/stream"))
        while streams.isEmpty || streams[0].queuedBytes > 0 { try loop.turn(upTo: .milliseconds(20)) }
        let started = ContinuousClock.now
        var turns = 0
        while ContinuousClock.now - started < .milliseconds(300) {
            try loop.turn(upTo: .milliseconds(100))
            turns += 1
        }
        #expect(turns < 50, "it would turn thousands of times")
        server.stop()
    }

    @Test func aThousandClientsThatVanishLeaveItServing() throws {
        let scene = try ServerScene(take: Self.echo)
        for number in 0..<1000 {
            let probe = try scene.probe()
            switch number % 4 {
            case 0: break
            case 1: try probe.send("GET /")
            case 2: try probe.send(get("/x"))
            default: try probe.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n0")
            }
            probe.close()
        }
        let probe = try scene.probe()
        try probe.send(get("/still"))
        #expect(try probe.readReply().text == "/still")
        probe.close()
        #expect(try scene.wait { $0.server?.connectionCount == 0 })
        try scene.end()
    }

    /// Requests with a piece left out, doubled, or made something else.
    @Test(arguments: [1, 2, 3] as [UInt64]) func whateverIsSentItGoesOnServing(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var limits = HTTPLimits()
        limits.connectionsMax = 64
        let scene = try ServerScene(limits: limits) { call, desk in
            guard call.request.body.count.isMultiple(of: 2) else { return Self.echo(call, desk) }
            desk.loop.after(.milliseconds(1)) {
                let stream = call.stream(fields: [:])
                stream.push("a piece")
                stream.end()
            }
        }
        let pieces = [
            "GET", "POST", "HEAD", " ", "/", "/a?b=%20&c", " HTTP/1.1", " HTTP/1.0", "\r\n", "\n", "\r", "Host: x", ":",
            "Content-Length: 3", "Content-Length: 99999999999999999999", "Transfer-Encoding: chunked", "3\r\nabc\r\n",
            "0\r\n\r\n", "Expect: 100-continue", "Connection: close", "Cookie: a=b; c", "\0", "\u{ff}", "%", "abc",
        ]
        for _ in 0..<200 {
            var text = "GET / HTTP/1.1\r\nHost: x\r\n"
            for _ in 0..<Int.random(in: 0..<30, using: &random) {
                text += pieces.randomElement(using: &random) ?? ""
            }
            text += "\r\n\r\n" + get("/next")
            let probe = try scene.probe()
            let sent = Array(text.utf8).prefix(Int.random(in: 0...text.utf8.count, using: &random))
            // It may have been cut off in the middle.
            Deliberate.ignore(because: "what matters is that the server goes on") { try probe.send(Array(sent)) }
            if Bool.random(using: &random) {
                Deliberate.ignore(because: "what matters is that the server goes on") {
                    try probe.finishSending()
                    _ = try probe.readToEnd()
                }
            }
        }
        let probe = try scene.probe()
        try probe.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n0")
        #expect(try probe.readReply().status == 200)
        probe.close()
        #expect(try scene.wait { $0.server?.connectionCount == 0 })
        try scene.end()
    }

    @Test func nothingOfAClientReachesStandardErrorAndComplaintsAreALineEach() throws {
        let scene = try ServerScene(take: Self.echo)
        let probe = try scene.probe()
        try probe.send("GET / HTTP/1.1\r\n\r\n")
        #expect(try probe.readReply().status == 400)
        _ = try probe.readToEnd()
        #expect(scene.complaints.contains { $0.contains("Host") })
        for complaint in scene.complaints { #expect(!complaint.contains("\n")) }
        try scene.end()
    }
}
