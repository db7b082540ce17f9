import Domain
import Glibc
import JSON
import Platform
import TestSupport
import Testing

@testable import Control

@Suite struct ControlListenerTests {
    private func hello() throws -> [UInt8] { JSONWriter.bytes(.object(try Samples.hello().json)) + [10] }

    @Test func itsSocketIsPrivateAndNothingIsLeftBeside() throws {
        let room = try ControlRoom()
        try room.listen()
        let status = try SystemDisk().status(of: room.address.path)
        #expect(status?.kind == .socket)
        #expect(status?.mode == 0o600)
        #expect(try SystemDisk().list(room.home.path) == ["roost.sock"])
    }

    @Test func whatAnEarlierOneLeftIsReplaced() throws {
        let room = try ControlRoom()
        try room.listen()
        room.close()
        #expect(throws: PlatformError.self) { _ = try room.stranger() }
        // One that was killed before its socket had its place.
        _ = try UnixListener(at: UnixSocketAddress(room.address.preparing))
        try room.listen()
        #expect(try room.openLink().isOpen)
        #expect(try SystemDisk().list(room.home.path) == ["roost.sock"])
    }

    @Test func aHomeOfALongPathHasItsSocketInAShortFolder() throws {
        let room = try ControlRoom(for: "short")
        let address = try ControlAddress(
            ofHome: room.home.path(String(repeating: "h", count: 100)),
            uid: geteuid(),
            environment: Environment(["ROOST_RUNTIME_DIR": room.home.path("run")])
        )
        let listener = try ControlListener(
            at: address,
            on: room.loop,
            uid: geteuid(),
            disk: SystemDisk(),
            clock: room.clock,
            greet: { hello, _ in HelloReply.answer(to: hello, version: "0") },
            hear: { _, _ in }
        )
        let link = ControlLink(to: address.path, hello: try Samples.hello(), uid: geteuid(), at: .init(nanoseconds: 0))
        link.connectIfDue(at: room.clock.now().monotonic)
        #expect(try room.turn { room.read(link).isEmpty && link.isOpen })
        #expect(listener.peerCount == 1)
        listener.close()
    }

    @Test func ofOtherUsersNobodyIsHeard() throws {
        let room = try ControlRoom()
        try room.listen(uid: geteuid() + 1)
        let stranger = try room.stranger()
        try stranger.sendAll(try hello())
        #expect(try room.turn { room.listener?.lastTurnedAway != nil })
        #expect(room.listener?.lastTurnedAway == .otherUser(uid: geteuid()))
        #expect(room.listener?.peerCount == 0)
        #expect(room.greeted.isEmpty && room.frames.isEmpty)
    }

    @Test(arguments: ["GET / HTTP/1.1\r\n\r\n", "\u{0}\u{0}\n", "{}\n", "[1]\n", "{\"fact\":\"pulse\"}\n", "\n"])
    func whoSaysNoHelloIsLetGo(_ text: String) throws {
        let room = try ControlRoom(for: "noHello")
        try room.listen()
        let stranger = try room.stranger()
        try stranger.sendAll(Array(text.utf8))
        #expect(try room.turn { room.parted.count == 1 })
        #expect(room.greeted.isEmpty)
        #expect(room.listener?.peerCount == 0)
        #expect(try room.openLink().isOpen)
    }

    @Test func whoSaysNothingIsLetGoAfterAWhile() throws {
        let clock = ManualClock()
        let room = try ControlRoom(clock: clock)
        try room.listen()
        let early = try room.stranger()
        #expect(try room.turn { room.listener?.peerCount == 1 })
        clock.advance(by: .seconds(3))
        let late = try room.stranger()
        try late.sendAll(Array("{\"hello\":".utf8))
        let link = try room.openLink()
        #expect(try room.turn { room.listener?.peerCount == 3 })
        clock.advance(by: .seconds(2))
        #expect(try room.turn { room.listener?.peerCount == 2 })
        clock.advance(by: .seconds(3))
        #expect(try room.turn { room.listener?.peerCount == 1 })
        clock.advance(by: .seconds(600))
        try room.loop.turn(upTo: .zero)
        #expect(room.parted == [.silent, .silent])
        #expect(room.read(link).isEmpty && link.isOpen)
        _ = early.descriptor.number
    }

    @Test func aFrameWithoutItsEndIsNotHeard() throws {
        let room = try ControlRoom()
        try room.listen()
        do {
            let stranger = try room.stranger()
            try stranger.sendAll(try hello() + Array(#"{"fact":"state","status":"comp"#.utf8))
            #expect(try room.turn { room.greeted.count == 1 })
            _ = stranger.descriptor.number
        }
        #expect(try room.turn { !room.parted.isEmpty })
        #expect(room.frames.isEmpty)
        #expect(room.parted == [.closed])
    }

    @Test func aSlowPeerIsHeardAndSlowsNobody() throws {
        let room = try ControlRoom()
        try room.listen()
        let slow = try room.stranger()
        let link = try room.openLink()
        let bytes = try hello() + JSONWriter.bytes(.object(Samples.pulse.json)) + [10]
        for (count, byte) in bytes.enumerated() {
            try slow.sendAll([byte])
            link.send(.waits(.known(.room)), at: room.clock.now().monotonic)
            #expect(try room.turn { room.frames.filter { $0["fact"] == "waits" }.count == count + 1 })
        }
        #expect(try room.turn { room.frames.contains(Samples.pulse.json) })
        #expect(room.greeted.count == 2)
    }

    @Test func aPeerThatNeverReadsIsLetGoAndSlowsNobody() throws {
        let room = try ControlRoom()
        try room.listen()
        let deaf = try room.stranger()
        try deaf.sendAll(try hello())
        #expect(try room.turn { room.greeted.count == 1 })
        let peer = try #require(room.greeted.first)
        let link = try room.openLink()
        let request = RunRequest(1, .input([UInt8](repeating: 120, count: 10_000))).json
        var count = 0
        while room.parted.isEmpty, count < 10_000 {
            room.listener?.send(request, to: peer)
            count += 1
        }
        #expect(room.parted == [.queueFull(bytesMax: ControlLimits.queueBytesMax)])
        room.listener?.send(request, to: peer)
        #expect(room.parted.count == 1)
        link.send(Samples.pulse, at: room.clock.now().monotonic)
        #expect(try room.turn { room.frames == [Samples.pulse.json] })
        _ = deaf.descriptor.number
    }

    @Test func whatWaitsForAPeerGoesOutWhenItReads() throws {
        let room = try ControlRoom()
        try room.listen()
        let link = try room.openLink()
        let peer = try #require(room.greeted.first)
        let request = RunRequest(1, .input([UInt8](repeating: 120, count: 50_000)))
        for _ in 0..<20 { room.listener?.send(request.json, to: peer) }
        var read: [RunRequest] = []
        #expect(
            try room.turn {
                read += room.read(link)
                return read.count == 20
            }
        )
        #expect(read.allSatisfy { $0 == request })
    }

    @Test func aHundredAtOnceAreAllHeard() throws {
        let room = try ControlRoom()
        try room.listen()
        let links = try (0..<100).map { _ in try room.link() }
        let now = room.clock.now().monotonic
        for link in links {
            link.connectIfDue(at: now)
            for number in 0..<10 {
                link.send(.checkpointTaken(seq: Int64(number), ref: "r", commit: "c"), at: now)
            }
        }
        #expect(try room.turn { room.frames.count == 1000 && room.greeted.count == 100 })
        #expect(try room.turn { links.allSatisfy { room.read($0).isEmpty && $0.isOpen } })
        #expect(room.parted.isEmpty)
    }

    @Test func beyondTheLimitNobodyIsTaken() throws {
        let room = try ControlRoom()
        let most = 60
        try room.listen(peersMax: most)
        var peers = try (0..<most).map { _ in try room.link() }
        for peer in peers { peer.connectIfDue(at: room.clock.now().monotonic) }
        #expect(try room.turn { room.greeted.count == most })
        _ = try room.stranger()
        #expect(try room.turn { room.listener?.lastTurnedAway != nil })
        #expect(room.listener?.lastTurnedAway == .tooManyPeers(most: most))
        peers.removeLast()
        #expect(try room.turn { room.parted.count == 1 })
        #expect(try room.openLink().isOpen)
    }

    @Test func whoeverIsHeardMayLetEverybodyGo() throws {
        let room = try ControlRoom()
        try room.listen()
        room.answer = { [unowned room] hello in
            room.listener?.close()
            return HelloReply.answer(to: hello, version: "0")
        }
        let link = try room.link()
        link.connectIfDue(at: room.clock.now().monotonic)
        #expect(try room.turn { room.read(link).isEmpty && link.descriptor == nil })
        #expect(room.listener?.peerCount == 0)
    }

    @Test func withoutDescriptorsItPausesAndGoesOn() async {
        await #expect(processExitsWith: .success) {
            let clock = ManualClock()
            let room = try ControlRoom(for: "withoutDescriptors", clock: clock)
            try room.listen()
            let link = try room.link()
            link.connectIfDue(at: clock.now().monotonic)
            var usual = rlimit()
            getrlimit(__rlimit_resource_t(7), &usual)
            var scarce = usual
            scarce.rlim_cur = 3
            setrlimit(__rlimit_resource_t(7), &scarce)
            for _ in 0..<3 { try room.loop.turn(upTo: .zero) }
            setrlimit(__rlimit_resource_t(7), &usual)
            try room.loop.turn(upTo: .zero)
            #expect(room.listener?.peerCount == 0)
            clock.advance(by: ControlLimits.acceptPause)
            let isHeard = try room.turn { room.read(link).isEmpty && link.isOpen }
            #expect(isHeard)
        }
    }
}
