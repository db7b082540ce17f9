import Domain
import Glibc
import JSON
import Platform
import TestSupport
import Testing

@testable import Control

@Suite struct ControlFollowerTests {
    private final class Notes {
        var opened = 0
        var events: [Int64] = []
        var lagged: Int64 = 0
        var resets = 0
        var parted: [ControlError] = []

        func note(_ heard: ControlFollower.Heard) {
            switch heard {
            case .opened: opened += 1
            case .event(_, let sequence): events.append(sequence)
            case .lagged(let count, _): lagged += count
            case .following(_, let isReset): resets += isReset ? 1 : 0
            case .parted(let error): parted.append(error)
            }
        }
    }

    private func follow(_ room: DeskRoom, _ notes: Notes, uid: UInt32 = geteuid()) -> ControlFollower {
        ControlFollower(
            to: room.address.path,
            as: Hello.Client(.known(.top), identity: DeskRoom.identity()),
            uid: uid,
            on: room.loop,
            clock: room.clock,
            Subscription(topics: ["task"]),
            version: "0.1.0",
            hear: { notes.note($0) }
        )
    }

    @Test func itIsToldAndAsks() throws {
        let room = try DeskRoom()
        let notes = Notes()
        let follower = follow(room, notes)
        #expect(try room.turn { follower.place != nil })
        #expect(notes.opened == 1 && follower.isOpen)
        room.desk?.tell(["n": 1], topic: "task")
        room.desk?.tell(["n": 2], topic: "run")
        room.desk?.tell(["n": 3], topic: "task")
        #expect(try room.turn { notes.events == [1, 3] })
        var answers: [DirectiveAnswer] = []
        follower.ask(.status) { if case .success(let answer) = $0 { answers.append(answer) } }
        #expect(try room.turn { answers == [.done("status")] })
        follower.close()
        room.desk?.tell(["n": 4], topic: "task")
        #expect(try room.turn { room.desk?.clientCount == 0 })
        #expect(notes.events == [1, 3])
    }

    @Test func itComesBackAndGoesOnBehindWhatItHasSeen() throws {
        let clock = ManualClock()
        let room = try DeskRoom(clock: clock)
        let notes = Notes()
        let follower = follow(room, notes)
        #expect(try room.turn { follower.place != nil })
        room.desk?.tell(["n": 1], topic: "task")
        #expect(try room.turn { notes.events == [1] })
        var failures: [ControlError] = []
        room.act = { _ in nil }
        follower.ask(.reload) { if case .failure(let error) = $0 { failures.append(error) } }
        #expect(try room.turn { room.calls.count == 1 })
        room.close()
        #expect(try room.turn { notes.parted == [.closed] })
        #expect(failures == [.goneBeforeAnswer])
        // The same session, as when a peer was let go: nothing of it was lost.
        try room.open()
        room.desk?.tell(["n": 1], topic: "task")
        room.desk?.tell(["n": 2], topic: "task")
        clock.advance(by: Reconnection.pauseMin)
        #expect(try room.turn { notes.events == [1, 2] })
        #expect(notes.resets == 0 && notes.opened == 2)
        room.close()
        #expect(try room.turn { notes.parted.count == 2 })
        try room.open("ses-2026-11-21-zzzzzz")
        clock.advance(by: Reconnection.pauseMax)
        #expect(try room.turn { notes.resets == 1 })
        room.desk?.tell(["n": 9], topic: "task")
        #expect(try room.turn { notes.events == [1, 2, 1] })
        follower.close()
    }

    @Test func withoutADaemonItWaitsAndTriesAgain() throws {
        let clock = ManualClock()
        let room = try DeskRoom(clock: clock)
        room.close()
        let notes = Notes()
        let follower = follow(room, notes)
        #expect(try room.turn { notes.parted == [.nobodyListens(room.address.path)] })
        var failure: ControlError?
        follower.ask(.status) { if case .failure(let error) = $0 { failure = error } }
        #expect(try room.turn { failure == .nobodyListens(room.address.path) })
        try room.open()
        clock.advance(by: Reconnection.pauseMax)
        #expect(try room.turn { follower.isOpen })
    }

    /// Whoever asks waits, and a daemon that has just begun is there: the pause is not sat out.
    @Test func aQuestionBeforeTheHelloIsAskedAfterIt() throws {
        let room = try DeskRoom(clock: ManualClock())
        room.close()
        let notes = Notes()
        let follower = follow(room, notes)
        #expect(try room.turn { notes.parted.count == 1 })
        try room.open()
        var answers: [DirectiveAnswer] = []
        for _ in 1...3 { follower.ask(.status) { if case .success(let answer) = $0 { answers.append(answer) } } }
        #expect(answers.isEmpty && !follower.isOpen)
        #expect(try room.turn { answers.count == 3 && follower.place != nil })
        #expect(notes.opened == 1 && notes.parted.count == 1)
        follower.close()
    }

    @Test func aDaemonThatSaysNothingWasAskedNothing() throws {
        let clock = ManualClock()
        let room = try DeskRoom(clock: clock)
        room.close()
        let mute = try UnixListener(at: UnixSocketAddress(room.address.preparing))
        try SystemDisk().rename(room.address.preparing, to: room.address.path)
        let follower = follow(room, Notes())
        var failure: ControlError?
        let limit = ControlLimits.helloDeadline / 2
        follower.ask(.reload, upTo: limit) { if case .failure(let error) = $0 { failure = error } }
        for _ in 0..<3 { try room.loop.turn(upTo: .zero) }
        clock.advance(by: limit)
        #expect(try room.turn { failure == .timedOut(after: limit, wasAsked: false) })
        follower.close()
        _ = mute.descriptor.number
    }

    @Test func aDaemonThatHangsIsLetGoAndItsAnswersAreNotWaitedFor() throws {
        let clock = ManualClock()
        let room = try DeskRoom(clock: clock)
        let notes = Notes()
        let follower = follow(room, notes)
        #expect(try room.turn { follower.place != nil })
        room.act = { _ in nil }
        var failure: ControlError?
        follower.ask(.reload, upTo: .seconds(3)) { if case .failure(let error) = $0 { failure = error } }
        #expect(try room.turn { room.calls.count == 1 })
        clock.advance(by: .seconds(3))
        #expect(try room.turn { failure == .timedOut(after: .seconds(3), wasAsked: true) })
        room.close()
        #expect(try room.turn { notes.parted.count == 1 })
        let mute = try UnixListener(at: UnixSocketAddress(room.address.preparing))
        try SystemDisk().rename(room.address.preparing, to: room.address.path)
        clock.advance(by: Reconnection.pauseMax)
        for _ in 0..<3 { try room.loop.turn(upTo: .zero) }
        clock.advance(by: ControlLimits.helloDeadline)
        #expect(try room.turn { notes.parted.last == .silent })
        follower.close()
        _ = mute.descriptor.number
    }

    @Test func theDaemonOfAnotherUserIsNotFollowed() throws {
        let room = try DeskRoom()
        let notes = Notes()
        let follower = follow(room, notes, uid: geteuid() + 1)
        #expect(try room.turn { notes.parted == [.otherUser(uid: geteuid())] })
        #expect(!follower.isOpen)
        follower.close()
    }
}
