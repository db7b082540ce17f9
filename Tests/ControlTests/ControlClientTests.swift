import Domain
import Glibc
import JSON
import Platform
import TestSupport
import Testing

@testable import Control

@Suite struct ControlClientTests {
    private let client = Hello.Client(.known(.command), identity: DeskRoom.identity())
    private let long = Duration.seconds(60)

    private func connect(
        _ path: String,
        upTo limit: Duration,
        uid: UInt32 = geteuid()
    ) throws(ControlError)
        -> ControlClient
    {
        try ControlClient(to: path, as: client, uid: uid, version: ProgramVersion.current, upTo: limit)
    }

    /// What connecting, and then asking, fails with.
    private func failure(
        _ path: String,
        upTo limit: Duration,
        asking: Duration = .seconds(60),
        uid: UInt32 = geteuid()
    ) -> ControlError? {
        do throws(ControlError) {
            _ = try connect(path, upTo: limit, uid: uid).ask("status", upTo: asking)
            return nil
        } catch { return error }
    }

    /// Somebody who listens, and says this to whoever connects, and then nothing more. One that closes has heard what
    /// it was asked.
    private func daemon(_ home: TemporaryHome, saying lines: [String], closes: Bool) throws -> SideThread {
        let listener = try UnixListener(at: UnixSocketAddress(home.path("s")))
        let number = try listener.descriptor.duplicate().release()
        return SideThread {
            let descriptor = FileDescriptor(owning: number)
            var wanted = pollfd(fd: descriptor.number, events: Int16(POLLIN), revents: 0)
            poll(&wanted, 1, 60_000)
            let taken = accept(descriptor.number, nil, nil)
            for line in lines { _ = write(taken, line, line.utf8.count) }
            var room = [UInt8](repeating: 0, count: 4096)
            // Its hello and its question; or until the client has gone.
            var left = closes ? 2 : Int.max
            while left > 0 {
                let count = read(taken, &room, room.count)
                guard count > 0 else { break }
                left -= room[..<count].count { $0 == UInt8(ascii: "\n") }
            }
            close(taken)
        }
    }

    @Test func itAsksAndIsAnswered() throws {
        let home = try TemporaryHome()
        let act: RunningDesk.Act = { call, _ in .done("did \(call.request.name)", data: ["n": 1]) }
        let desk = try RunningDesk(home.path, act: act)
        let client = try connect(desk.path, upTo: long)
        #expect(client.version == ProgramVersion.current)
        #expect(try client.ask("status", upTo: long) == .done("did status", data: ["n": 1]))
        #expect(try client.ask("scale", words: ["x"], upTo: long).code == .known(.badRequest))
        try desk.end()
    }

    @Test func whereNobodyListensItSaysSo() throws {
        let home = try TemporaryHome()
        let path = home.path("roost.sock")
        #expect(failure(path, upTo: long) == .nobodyListens(path))
        // A daemon that was killed leaves its socket.
        do { _ = try UnixListener(at: UnixSocketAddress(path)) }
        #expect(failure(path, upTo: long) == .nobodyListens(path))
    }

    @Test func aDaemonThatHangsIsNotWaitedForLonger() throws {
        let home = try TemporaryHome()
        let silent = try daemon(home, saying: [], closes: false)
        let limit = Duration.milliseconds(50)
        #expect(failure(home.path("s"), upTo: limit) == .timedOut(after: limit, wasAsked: false))
        try silent.join()
        let other = try TemporaryHome(for: "mute")
        let hello = #"{"ok":true,"version":"1","protocol":1}"# + "\n"
        let mute = try daemon(other, saying: [hello + #"{"id":1,"#], closes: false)
        #expect(failure(other.path("s"), upTo: long, asking: limit) == .timedOut(after: limit, wasAsked: true))
        try mute.join()
    }

    @Test func aDaemonThatGoesAwayMayHaveDoneIt() throws {
        let home = try TemporaryHome()
        let going = try daemon(home, saying: [#"{"ok":true,"version":"1","protocol":1}"# + "\n"], closes: true)
        #expect(failure(home.path("s"), upTo: long) == .goneBeforeAnswer)
        try going.join()
    }

    @Test(arguments: [
        (
            #"{"ok":true,"version":"9","protocol":7}"#,
            ControlError.otherProtocol(
                detail: "roost 9 speaks protocol 7, which is not known here"
            )
        ),
        (#"{"ok":false,"version":"0.0","protocol":1,"detail":"no clients"}"#, .otherProtocol(detail: "no clients")),
        (#"{"ok":true}"#, .field(.missing("protocol"))),
        ("[]", .notObject),
    ])
    func aDaemonOfAnotherVersionIsTold(_ hello: String, error: ControlError) throws {
        let home = try TemporaryHome(for: "otherVersion")
        let daemon = try daemon(home, saying: [hello + "\n"], closes: false)
        #expect(failure(home.path("s"), upTo: long) == error)
        try daemon.join()
    }

    @Test func theDaemonOfAnotherUserIsNotAsked() throws {
        let home = try TemporaryHome()
        let desk = try RunningDesk(home.path)
        #expect(failure(desk.path, upTo: long, uid: geteuid() + 1) == .otherUser(uid: geteuid()))
        #expect(desk.calls.isEmpty)
        try desk.end()
    }

    @Test func aLostAnswerIsHadByAskingAgain() throws {
        let home = try TemporaryHome()
        let act: RunningDesk.Act = { _, _ in nil }
        let desk = try RunningDesk(home.path, act: act)
        let data: JSONObject = ["key": "restart-1"]
        let limit = Duration.milliseconds(20)
        let lost = #expect(throws: ControlError.self) {
            _ = try connect(desk.path, upTo: long).ask("restart-daemon", data: data, upTo: limit)
        }
        #expect(lost == .timedOut(after: limit, wasAsked: true))
        #expect(Eventually.wait(upTo: long) { desk.calls.count == 1 })
        let number = try #require(desk.calls.first?.number)
        desk.later { $0.answer(number, with: .done("restarting in 5s")) }
        let answer = try connect(desk.path, upTo: long).ask("restart-daemon", data: data, upTo: long)
        #expect(answer == .done("restarting in 5s"))
        #expect(desk.calls.count == 1)
        try desk.end()
    }
}
