import Domain
import Glibc
import JSON
import Platform
import TestSupport
import Testing

@testable import Control

@Suite struct ControlLinkTests {
    private let clock = ManualClock()

    private var now: MonotonicTime { clock.now().monotonic }

    private func accept(at listener: borrowing UnixListener) throws -> UnixConnection {
        guard let connection = try listener.accept() else { throw ControlError.closed }
        return connection
    }

    @Test func itSaysHelloAndThenFactsGoOver() throws {
        let room = try ControlRoom()
        try room.listen()
        let link = try room.openLink()
        #expect(link.connectDue == nil && link.lastError == nil && !link.wantsToWrite)
        link.send(Samples.pulse, at: now)
        link.answer(RunReply(to: 7, ok: true), at: now)
        #expect(try room.turn { room.frames.count == 2 })
        #expect(try room.frames.map { try ShimFrame($0) } == [.fact(Samples.pulse), .reply(RunReply(to: 7, ok: true))])
        #expect(room.greeted.first?.hello == (try Samples.hello()))
        #expect(room.greeted.first?.credentials.pid == getpid())
    }

    @Test func factsOfTheIndexGoOverAndWhatWaitsIsCounted() throws {
        let room = try ControlRoom()
        try room.listen()
        let link = try room.openLink()
        let facts = try LiveSamples().all
        for fact in facts { link.send(fact, at: now) }
        #expect(try room.turn { room.frames.count == facts.count })
        #expect(try room.frames.map { try IndexFact($0) } == facts)
        #expect(link.waitingBytes == 0)
        // Nobody turns the listener's loop, so the socket fills up.
        while link.waitingBytes == 0, link.isOpen { link.send(facts[0], at: now) }
        #expect(link.wantsToWrite && link.isOpen)
    }

    @Test func requestsComeOver() throws {
        let room = try ControlRoom()
        try room.listen()
        let link = try room.openLink()
        let peer = try #require(room.greeted.first)
        let requests = [
            RunRequest(1, .stop(reason: .known(.drain), graceSeconds: 3)), RunRequest(2, .unknown("dance")),
        ]
        for request in requests { room.listener?.send(request.json, to: peer) }
        var read: [RunRequest] = []
        #expect(
            try room.turn {
                read += room.read(link)
                return read.count == 2
            }
        )
        #expect(read == requests)
        #expect(link.isOpen)
    }

    @Test func whereNobodyListensItTriesAgainLessAndLessOften() throws {
        let room = try ControlRoom(clock: clock)
        let link = try room.link()
        for seconds in [1, 2, 4, 8, 16, 30, 30] {
            #expect(link.connectDue == now)
            link.connectIfDue(at: now)
            #expect(link.descriptor == nil)
            #expect(link.connectDue == now.advanced(by: .seconds(seconds)))
            link.connectIfDue(at: now)
            clock.advance(by: .seconds(seconds))
        }
        link.send(Samples.pulse, at: now)
        #expect(room.read(link).isEmpty && !link.wantsToWrite)
        guard case .platform(let error)? = link.lastError else {
            Issue.record("\(String(describing: link.lastError))")
            return
        }
        #expect(error.errno == .notFound)
        try room.listen()
        link.connectIfDue(at: now)
        _ = try room.turn { room.read(link).isEmpty && link.isOpen }
        #expect(link.isOpen)
    }

    @Test func aPathThatIsTooLongIsNoMoreThanNobody() throws {
        let path = "/" + String(repeating: "x", count: 200)
        let link = ControlLink(to: path, hello: try Samples.hello(), uid: geteuid(), at: now)
        link.connectIfDue(at: now)
        #expect(link.lastError == .platform(.addressTooLong(path: path, bytesMax: 107)))
    }

    @Test func aDaemonThatGoesIsFoundAgain() throws {
        let room = try ControlRoom(clock: clock)
        try room.listen()
        let link = try room.openLink()
        room.close()
        #expect(try room.turn { room.read(link).isEmpty && link.descriptor == nil })
        #expect(link.lastError == .closed)
        #expect(link.connectDue == now.advanced(by: .seconds(1)))
        try room.listen()
        clock.advance(by: .seconds(1))
        link.connectIfDue(at: now)
        #expect(try room.turn { room.read(link).isEmpty && link.isOpen })
    }

    @Test func aSendToADaemonThatIsGoneIsNoSignalAndNoWait() throws {
        let room = try ControlRoom(clock: clock)
        try room.listen()
        let link = try room.openLink()
        room.close()
        for _ in 0..<3 { link.send(Samples.pulse, at: now) }
        #expect(link.descriptor == nil)
        #expect(link.lastError != nil)
    }

    @Test func aDaemonThatNeverReadsCostsAQueueAndThenTheConnection() throws {
        let room = try ControlRoom(clock: clock)
        let listener = try UnixListener(at: UnixSocketAddress(room.address.path))
        let link = try room.link()
        link.connectIfDue(at: now)
        let silent = try accept(at: listener)
        let fact = RunFact.unknown(["fact": "long", "text": .string(String(repeating: "x", count: 1000))])
        var count = 0
        while link.descriptor != nil, count < 100_000 {
            link.send(fact, at: now)
            count += 1
        }
        #expect(link.lastError == .queueFull(bytesMax: ControlLimits.queueBytesMax))
        #expect(count > ControlLimits.queueBytesMax / 1100)
        #expect(link.connectDue == now.advanced(by: .seconds(1)))
        _ = silent.descriptor.number
    }

    @Test func whatWaitedGoesOutOnceTheDaemonReads() throws {
        let room = try ControlRoom(clock: clock)
        try room.listen()
        let link = try room.openLink()
        let fact = RunFact.unknown(["fact": "long", "text": .string(String(repeating: "x", count: 1000))])
        var count = 0
        while !link.wantsToWrite, count < 100_000 {
            link.send(fact, at: now)
            count += 1
        }
        #expect(link.wantsToWrite)
        #expect(
            try room.turn {
                link.canWrite(at: now)
                return room.frames.count == count
            }
        )
        #expect(!link.wantsToWrite && link.isOpen)
    }

    @Test func aNoIsTakenAndAskedAgainAfterLong() throws {
        let room = try ControlRoom(clock: clock)
        room.answer = { _ in .refused(detail: "another home", version: "0.1.0") }
        try room.listen()
        let link = try room.link()
        link.connectIfDue(at: now)
        #expect(try room.turn { room.read(link).isEmpty && link.descriptor == nil })
        #expect(link.lastError == .refused(detail: "another home"))
        #expect(link.connectDue == now.advanced(by: Reconnection.refusalPause))
        #expect(room.parted == [.refused(detail: "another home")])
    }

    @Test func aDaemonThatAnswersInAProtocolOfTheFutureIsLeft() throws {
        let room = try ControlRoom(clock: clock)
        room.answer = { _ in .accepted(protocolNumber: 2, version: "9") }
        try room.listen()
        let link = try room.link()
        link.connectIfDue(at: now)
        #expect(try room.turn { room.read(link).isEmpty && link.descriptor == nil })
        #expect(!link.isOpen)
    }

    @Test(arguments: ["nonsense\n", "[]\n", "{\"request\":\"stop\"}\n", "{\"id\":1}\n", "\n"])
    func aDaemonThatTalksNonsenseIsLeft(_ text: String) throws {
        let room = try ControlRoom(for: "nonsense", clock: clock)
        let listener = try UnixListener(at: UnixSocketAddress(room.address.path))
        let link = try room.link()
        link.connectIfDue(at: now)
        let daemon = try accept(at: listener)
        try daemon.sendAll(Array("{\"ok\":true,\"version\":\"1\",\"protocol\":1}\n\(text)".utf8))
        #expect(room.read(link).isEmpty)
        #expect(link.descriptor == nil && link.lastError != nil)
        #expect(link.connectDue == now.advanced(by: .seconds(1)))
    }

    @Test func theDaemonOfAnotherUserIsNotListenedTo() throws {
        let room = try ControlRoom(clock: clock)
        try room.listen()
        let link = try room.link(uid: geteuid() + 1)
        link.connectIfDue(at: now)
        #expect(link.descriptor == nil)
        #expect(link.lastError == .otherUser(uid: geteuid()))
    }

    @Test func aFullQueueOfTheListenerIsNotWaitedFor() throws {
        let room = try ControlRoom(clock: clock)
        let listener = try UnixListener(at: UnixSocketAddress(room.address.path))
        try #require(Glibc.listen(listener.descriptor.number, 0) == 0)
        let first = try room.link()
        first.connectIfDue(at: now)
        #expect(first.descriptor != nil)
        let second = try room.link()
        second.connectIfDue(at: now)
        guard case .platform(let error)? = second.lastError else {
            Issue.record("\(String(describing: second.lastError))")
            return
        }
        #expect(error.errno == .again)
    }
}
