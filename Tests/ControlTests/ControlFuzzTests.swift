import Domain
import Glibc
import JSON
import Platform
import TestSupport
import Testing

@testable import Control

/// What anybody who gets to the socket may send, against a real desk that others use meanwhile.
@Suite struct ControlFuzzTests {
    private static let isSoak = Environment.current()["ROOST_SOAK"] == "1"

    /// Lines that are frames, or nearly.
    private static let lines: [String] = [
        #"{"hello":"client","protocol":1,"version":"0","client":{"kind":"top","boot":"b","pid":12,"startTicks":7}}"#,
        #"{"hello":"index","protocol":1,"version":"0","index":{"boot":"b","pid":12,"startTicks":7}}"#,
        #"{"directive":"worker-logs","id":1,"args":["worker-1-2","20"]}"#,
        #"{"directive":"add-task","id":2,"args":["say","hello"],"data":{"priority":5,"after":["gh-1"],"key":"k"}}"#,
        #"{"directive":"subscribe","id":3,"data":{"after":{"session":"ses-2026-11-21-abc123","seq":0}}}"#,
        #"{"directive":"stop","id":9223372036854775807,"args":["drain","60s"],"data":{"key":"é\u0000\ud83d\ude00"}}"#,
        #"{"directive":"restart-daemon","id":-1,"data":{"key":"once"}}"#,
        #"{"directive":"status","id":1e300,"args":[null],"data":{"a":[[[[{}]]]]}}"#,
        #"{"fact":"pulse","stdoutBytes":1,"stderrBytes":2}"#, "null", "[]", "{", #"{"id":{}}"#,
    ]

    /// Frames with a hello before them most of the time, cut into pieces anywhere.
    private static func bytes(_ damaged: DamagedText, _ random: inout SeededGenerator) -> [UInt8] {
        var bytes: [UInt8] = []
        if Int.random(in: 0..<4, using: &random) > 0 { bytes += Array(lines[0].utf8) + [10] }
        for _ in 0..<Int.random(in: 1...20, using: &random) {
            let isWhole = Bool.random(using: &random)
            bytes += isWhole ? Array(lines[Int.random(in: 1..<7, using: &random)].utf8) : damaged.next(&random)
            bytes.append(10)
        }
        return bytes
    }

    @Test func nothingThatIsSentEndsTheDeskOrKeepsOthersWaiting() throws {
        let room = try DeskRoom()
        room.act = { call in
            switch call.number % 3 {
            case 0: nil
            case 1: .done(call.request.name)
            default: .refused(.noTarget, call.request.name)
            }
        }
        let damaged = DamagedText(of: Self.lines.map { Array($0.utf8) })
        let witness = try room.guest()
        var sent = 0
        let wanted = Self.isSoak ? 1_000_000 : 4_000
        let complaints = try FuzzTurns("control-frames", countMax: 1 << 40).frames(upTo: wanted) { random in
            let bytes = Self.bytes(damaged, &random)
            sent += bytes.count { $0 == 10 }
            let guest = DeskRoom.Guest(try UnixConnection(to: UnixSocketAddress(room.address.path), waits: false))
            _ = Deliberate.ignore(because: "it may have been let go before it has sent all") {
                () throws(PlatformError) in try guest.connection.sendNow(bytes)
            }
            try room.loop.turn(upTo: .zero)
            guest.read()
            let reply = try room.ask(witness, DirectiveRequest(1, "no such thing"))
            return (sent, reply.answer.code == .known(.unknownDirective) ? [] : ["the other was not answered"])
        }
        #expect(complaints == [])
        #expect(try room.turn { room.desk?.peerCount == 1 })
    }

    /// F17: a client that is gone while it is answered is an error of its connection and no signal.
    @Test func aThousandThatGoWhileTheyAreAnsweredHarmNobody() throws {
        let room = try DeskRoom()
        room.act = { _ in .done(String(repeating: "x", count: 300_000)) }
        let witness = try room.guest()
        let hello = Array(ControlFuzzTests.lines[0].utf8) + [10]
        let request = JSONWriter.bytes(.object(DirectiveRequest(1, .status).json)) + [10]
        for _ in 0..<1_000 {
            do {
                let guest = try UnixConnection(to: UnixSocketAddress(room.address.path), waits: false)
                try guest.sendAll(hello + request)
                try room.loop.turn(upTo: .zero)
                try room.loop.turn(upTo: .zero)
            }
            try room.loop.turn(upTo: .zero)
        }
        #expect(try room.turn { room.desk?.peerCount == 1 })
        #expect(room.calls.count > 500)
        room.act = { _ in .done("still here") }
        #expect(try room.ask(witness, DirectiveRequest(1, .status)).answer == .done("still here"))
    }
}

extension FuzzTurns {
    /// Turns until so many frames were sent.
    fileprivate func frames(
        upTo count: Int,
        _ turn: (inout SeededGenerator) throws -> (sent: Int, complaints: [String])
    ) throws -> [String] {
        var isDone = false
        return try complaints { random in
            guard !isDone else { return ["done"] }
            let (sent, complaints) = try turn(&random)
            isDone = sent >= count
            return complaints
        }.filter { !$0.hasSuffix("done") }
    }
}

extension UnixConnection {
    /// Sends what goes out without waiting.
    fileprivate borrowing func sendNow(_ bytes: [UInt8]) throws(PlatformError) -> Int? {
        try bytes.withUnsafeBufferPointer { (buffer) throws(PlatformError) in
            try send(UnsafeRawBufferPointer(buffer))
        }
    }
}
