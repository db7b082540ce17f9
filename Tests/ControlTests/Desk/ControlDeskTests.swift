import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Control

@Suite struct ControlDeskTests {
    @Test func whatIsAskedIsUnderstoodDoneAndAnswered() throws {
        let room = try DeskRoom()
        let guest = try room.guest()
        room.act = { _ in .done("stopped", data: ["pid": 7]) }
        let reply = try room.ask(guest, DirectiveRequest(5, .stopWorker, words: ["w-1"]))
        #expect(reply == DirectiveReply(to: 5, .done("stopped", data: ["pid": 7])))
        #expect(room.calls.map(\.directive) == [.stopWorker(try WorkerID("w-1"), isNow: false)])
        #expect(room.calls.first?.asker.kind == .known(.top))
        #expect(room.desk?.clientCount == 1)
    }

    @Test func anAnswerMayComeLaterAndOnlyOnce() throws {
        let room = try DeskRoom()
        let guest = try room.guest()
        room.act = { _ in nil }
        try guest.send(DirectiveRequest(1, .reload).json)
        try guest.send(DirectiveRequest(2, .status).json)
        #expect(try room.turn { room.calls.count == 2 })
        let numbers = room.calls.map(\.number)
        #expect(room.desk?.answer(numbers[1], with: .done("b")) == true)
        #expect(room.desk?.answer(numbers[0], with: .done("a")) == true)
        #expect(room.desk?.answer(numbers[0], with: .done("again")) == false)
        let replies = try room.frames(2, of: guest).map { try DirectiveReply($0) }
        #expect(replies == [DirectiveReply(to: 2, .done("b")), DirectiveReply(to: 1, .done("a"))])
        #expect(try room.ask(guest, DirectiveRequest(3, "nonsense")).id == 3)
    }

    @Test func whatIsWrongIsToldAndTheNextIsHeard() throws {
        let room = try DeskRoom()
        let guest = try room.guest()
        #expect(try room.ask(guest, DirectiveRequest(1, "statu")).answer.code == .known(.unknownDirective))
        #expect(try room.ask(guest, DirectiveRequest(2, .scale, words: ["x"])).answer.code == .known(.badRequest))
        try guest.send(["id": 9, "hello": "again"])
        let reply = try DirectiveReply(try #require(try room.frames(1, of: guest).last))
        #expect(reply.id == 9 && reply.answer.code == .known(.badRequest))
        _ = guest.takeFrames()
        #expect(try room.ask(guest, DirectiveRequest(3, .status)).answer.isOK)
        #expect(room.refusals.map(\.code) == [.unknownDirective, .badRequest])
    }

    @Test func anAgentMayLookAndNotAct() throws {
        let room = try DeskRoom()
        room.origin = .insideRun(try RunID("run-1"))
        let guest = try room.guest()
        let refused = try room.ask(guest, DirectiveRequest(1, .pause)).answer
        #expect(refused.code == .known(.inRun))
        #expect(refused.detail.contains("within run-1") && refused.hint != nil)
        #expect(try room.ask(guest, DirectiveRequest(2, .status)).answer.isOK)
        #expect(try room.ask(guest, DirectiveRequest(3, .addTask, words: ["more"])).answer.isOK)
        guard case .addTask(let wish) = room.calls.last?.directive else {
            Issue.record("no task")
            return
        }
        #expect(wish.isHeld == true)
        #expect(room.calls.count == 2)
        room.origin = .unknown(why: "it is gone")
        #expect(try room.ask(try room.guest(), DirectiveRequest(4, .resume)).answer.code == .known(.notPermitted))
    }

    @Test func whatTakesTooLongIsSaidAndAskedForAgain() throws {
        let clock = ManualClock()
        let room = try DeskRoom(clock: clock)
        let guest = try room.guest()
        room.act = { _ in nil }
        let request = DirectiveRequest(1, .restartDaemon, data: ["key": "r-1"])
        try guest.send(request.json)
        #expect(try room.turn { room.calls.count == 1 })
        clock.advance(by: ControlLimits.answerDeadline)
        let late = try DirectiveReply(try #require(try room.frames(1, of: guest).last))
        #expect(late.id == 1 && late.answer.code == .known(.timedOut))
        _ = guest.takeFrames()
        #expect(room.desk?.answer(room.calls[0].number, with: .done("restarting in 5s")) == true)
        var again = request
        again.id = 2
        #expect(try room.ask(guest, again) == DirectiveReply(to: 2, .done("restarting in 5s")))
        #expect(room.calls.count == 1)
    }

    @Test func twoWhoAskForTheSameAreAnsweredByOne() throws {
        let room = try DeskRoom()
        room.act = { _ in nil }
        let guests = [try room.guest(), try room.guest()]
        for guest in guests { try guest.send(DirectiveRequest(1, .restartDaemon, data: ["key": "r"]).json) }
        #expect(try room.turn { room.calls.count == 1 && room.desk?.clientCount == 2 })
        for _ in 0..<3 { try room.loop.turn(upTo: .zero) }
        room.desk?.answer(room.calls[0].number, with: .done("restarting in 5s"))
        for guest in guests { #expect(try room.frames(1, of: guest).count == 1) }
        #expect(room.calls.count == 1)
    }

    @Test func shimsAreHeardAsBefore() throws {
        let room = try DeskRoom()
        let shim = DeskRoom.Guest(try UnixConnection(to: UnixSocketAddress(room.address.path), waits: false))
        try shim.send(try Samples.hello().json)
        try shim.send(Samples.pulse.json)
        #expect(try room.turn { room.heard.count == 2 })
        #expect(room.desk?.clientCount == 0 && room.desk?.peerCount == 1)
        #expect(room.calls.isEmpty)
    }

    @Test func beyondTheLimitClientsAreRefusedAndShimsAreNot() throws {
        let room = try DeskRoom()
        let guests = try (0..<ControlLimits.clientsMax).map { _ in try room.guest() }
        #expect(room.desk?.clientCount == guests.count)
        let late = DeskRoom.Guest(try UnixConnection(to: UnixSocketAddress(room.address.path), waits: false))
        let hello = Hello(.client(Hello.Client(.known(.web), identity: DeskRoom.identity())), version: "0")
        try late.send(hello.json)
        #expect(try room.frames(1, of: late).first?["ok"] == false)
        let shim = DeskRoom.Guest(try UnixConnection(to: UnixSocketAddress(room.address.path), waits: false))
        try shim.send(try Samples.hello().json)
        #expect(try room.frames(1, of: shim).first?["ok"] == true)
    }

    @Test func whoBeginsAFrameAndDoesNotEndItIsLetGo() throws {
        let clock = ManualClock()
        let room = try DeskRoom(clock: clock)
        let guest = try room.guest()
        let idle = try room.guest()
        try guest.connection.sendAll(Array(#"{"directive":"sta"#.utf8))
        for _ in 0..<10 { try room.loop.turn(upTo: .zero) }
        clock.advance(by: ControlLimits.frameDeadline)
        #expect(try room.turn { room.desk?.clientCount == 1 })
        #expect(try room.ask(idle, DirectiveRequest(1, .status)).answer.isOK)
    }

    // MARK: - Events

    @Test func whoSubscribesIsToldAndGoesOnWhereItWas() throws {
        let room = try DeskRoom()
        let guest = try room.guest()
        let reply = try room.ask(guest, DirectiveRequest(1, .subscribe))
        #expect(reply.answer.data?["next"] == 1 && reply.answer.data?["reset"] == false)
        for number in 1...3 as ClosedRange<Int64> { room.desk?.tell(["n": .integer(number)], topic: "task") }
        #expect(try room.frames(3, of: guest).map { $0["seq"]?.integerValue } == [1, 2, 3])
        let place = Subscription.Place(session: try SessionID("ses-2026-11-21-abc123"), sequence: 2)
        let other = try room.guest()
        try other.send(DirectiveRequest(1, .subscribe, data: Subscription(after: place).data).json)
        #expect(try room.frames(2, of: other).last?["seq"] == 3)
        room.close()
        try room.open("ses-2026-11-21-zzzzzz")
        let third = try room.guest()
        let reset = try room.ask(third, DirectiveRequest(1, .subscribe, data: Subscription(after: place).data))
        #expect(reset.answer.data?["reset"] == true)
    }

    @Test func aReaderThatIsSlowIsToldWhatItMissedAndSlowsNobody() throws {
        let room = try DeskRoom()
        let slow = try room.guest()
        let quick = try room.guest()
        for guest in [slow, quick] { _ = try room.ask(guest, DirectiveRequest(1, .subscribe)) }
        let text = JSONValue.string(String(repeating: "x", count: 4_000))
        var seen: Int64 = 0
        for number in 1...6_000 as ClosedRange<Int64> {
            room.desk?.tell(["text": text], topic: "output")
            try room.loop.turn(upTo: .zero)
            quick.read(bytesMax: 256 << 10)
            for frame in quick.takeFrames() {
                #expect(frame["seq"]?.integerValue == seen + 1)
                seen += 1
            }
            guard number % 1_000 == 0 else { continue }
            let hasAll = try room.turn {
                quick.read(bytesMax: 256 << 10)
                seen += Int64(quick.takeFrames().count)
                return seen == number
            }
            #expect(hasAll)
        }
        #expect(room.desk?.clientCount == 2)
        var lagged: Int64 = 0
        var events: Int64 = 0
        #expect(
            try room.turn {
                slow.read(bytesMax: 1 << 20)
                for frame in slow.takeFrames() {
                    if let count = frame["lagged"]?.integerValue { lagged += count } else { events += 1 }
                }
                return lagged + events == 6_000
            }
        )
        #expect(lagged > 0 && events >= 1_000)
    }

    /// There is room for what waits in the ring as soon as all before it has gone out; an answer may take that along.
    @Test func anAnswerInBetweenKeepsNoEventBack() throws {
        let room = try DeskRoom()
        let guest = try room.guest()
        _ = try room.ask(guest, DirectiveRequest(1, .subscribe))
        room.act = { _ in nil }
        try guest.send(DirectiveRequest(2, .status).json)
        #expect(try room.turn { room.calls.count == 1 })
        let text = JSONValue.string(String(repeating: "x", count: 4_000))
        var told: Int64 = 0
        while room.desk?.hasUnsent == false, told < 10_000 {
            told += 1
            room.desk?.tell(["text": text], topic: "output")
        }
        room.desk?.tell(["text": "last"], topic: "output")
        // It reads, and the loop has not heard of that yet.
        var count = -1
        while guest.frames.count > count {
            count = guest.frames.count
            for _ in 0..<64 { guest.read() }
        }
        #expect(guest.frames.last?["seq"]?.integerValue ?? 0 <= told)
        room.desk?.answer(room.calls[0].number, with: .done("status"))
        let isTold = try room.turn {
            guest.read()
            return guest.frames.last?["seq"]?.integerValue == told + 1
        }
        #expect(isTold)
    }

    @Test func twoHundredAreTold() throws {
        let room = try DeskRoom()
        let guests = try (0..<200).map { _ in try room.guest() }
        for guest in guests { try guest.send(DirectiveRequest(1, .subscribe, words: ["task"]).json) }
        for guest in guests { #expect(try room.frames(1, of: guest).count == 1) }
        for number in 1...20 {
            room.desk?.tell(["n": .integer(Int64(number))], topic: number % 2 == 0 ? "task" : "run")
        }
        for guest in guests {
            let sequences = try room.frames(11, of: guest).compactMap { $0["seq"]?.integerValue }
            #expect(sequences.filter { $0 > 0 } == (1...10).map { Int64($0 * 2) })
        }
    }
}
