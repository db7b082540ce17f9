import Domain
import Glibc
import JSON
import Platform
import TestSupport
import Testing

@testable import Control

/// What anybody who gets to the socket may send, against a desk that others use meanwhile.
@Suite struct ControlFuzzTests {
    private static let framesWanted = Environment.current()["ROOST_SOAK"] == "1" ? 1_000_000 : 20_000
    private static let framesPerPeerMax = 40
    /// How much the desk may grow once it has seen a bit of everything: it keeps answers, events, and what waits for
    /// one peer to read, each up to a limit.
    private static let growthBytesMax = 8 << 20

    /// A desk in a process of its own, so that what it holds can be counted.
    private final class Desk {
        let home: TemporaryHome
        let program: RunningProgram
        let path: String
        private let witness: ControlClient

        init() throws {
            home = try TemporaryHome(for: "controlFuzz")
            program = try RunningProgram(Programs.path("roost-testbed"), ["desk", home.path])
            #expect(try program.readLine() == "ready")
            path = try ControlAddress(ofHome: home.path, uid: geteuid(), environment: Environment([:])).path
            let client = Hello.Client(.known(.command), identity: DeskRoom.identity())
            witness = try ControlClient(to: path, as: client, uid: geteuid(), upTo: .seconds(60))
        }

        /// Asks for the version, and answers how many are connected; nil where the answer is another.
        func peers() throws -> Int64? {
            let answer = try witness.ask("version", upTo: .seconds(60))
            guard answer.isOK, answer.detail == "roost \(ProgramVersion.current)" else { return nil }
            return answer.data?["peers"]?.integerValue
        }

        /// Waits until all but the witness are gone.
        func isAlone() throws -> Bool { try Eventually.wait(upTo: .seconds(60)) { try peers() == 1 } }

        func descriptors() throws -> Int { try SystemDisk().list("/proc/\(program.pid)/fd").count }

        func memoryBytes() throws -> Int {
            let text = try SystemDisk().readAll("/proc/\(program.pid)/statm", bytesMax: 4096)
            let pages = String(decoding: text, as: UTF8.self).split(separator: " ")[1]
            return (Int(pages) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE)))
        }
    }

    /// Sends it all, and counts the frames that were answered; the one that has ended the connection too.
    private func send(_ bytes: [UInt8], to desk: Desk, _ complaints: inout [String]) throws -> Int {
        let connection = try UnixConnection(to: UnixSocketAddress(desk.path))
        Deliberate.ignore(because: "it may be let go before it has sent all") { () throws(PlatformError) in
            try connection.sendAll(bytes)
        }
        shutdown(connection.descriptor.number, Int32(SHUT_WR))
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
        defer { room.deallocate() }
        var reader = FrameReader()
        var answered = 0
        while true {
            let received = Deliberate.ignore(because: "what it sent in vain resets the connection") {
                () throws(PlatformError) in try connection.receive(into: room)?.count
            }
            guard let count = received ?? nil, count > 0 else { return answered + 1 }
            for frame in reader.take(UnsafeRawBufferPointer(rebasing: room[..<count])) {
                let object = try frame.get()
                if object["ok"]?.bool != nil {
                    answered += 1
                } else if object["event"] == nil && object["lagged"] == nil {
                    complaints.append("it said \(JSONWriter.text(.object(object)))")
                }
            }
        }
    }

    @Test func nothingThatIsSentEndsTheDeskOrKeepsOthersWaiting() throws {
        let desk = try Desk()
        let frames = FuzzedFrames()
        #expect(try desk.isAlone())
        let descriptors = try desk.descriptors()
        var (heard, turns, memory) = (0, 0, 0)
        let complaints = try FuzzTurns("control-frames", countMax: 1 << 40).complaints { random in
            guard heard < Self.framesWanted else { return ["done"] }
            var bytes: [UInt8] = []
            if Int.random(in: 0..<8, using: &random) > 0 {
                bytes += FuzzedFrames.hellos[Int.random(in: 0..<2, using: &random)] + [10]
            }
            for _ in 0..<Int.random(in: 1...Self.framesPerPeerMax, using: &random) {
                bytes += frames.next(&random) + [10]
            }
            var complaints: [String] = []
            heard += try send(bytes, to: desk, &complaints)
            if try desk.peers() == nil { complaints.append("the other was not answered") }
            turns += 1
            guard turns % 64 == 0 else { return complaints }
            if try !desk.isAlone() { complaints.append("somebody who has gone is still connected") }
            if try desk.descriptors() != descriptors { complaints.append("it has lost a descriptor") }
            let bytesNow = try desk.memoryBytes()
            // By then it has filled all that it keeps.
            if heard < Self.framesWanted / 4 { memory = max(memory, bytesNow) }
            if bytesNow > memory + Self.growthBytesMax { complaints.append("it has grown to \(bytesNow) bytes") }
            return complaints
        }.filter { !$0.hasSuffix("done") }
        #expect(complaints == [])
        #expect(try desk.isAlone() && desk.descriptors() == descriptors)
    }

    /// F17: a client that is gone while it is answered is an error of its connection and no signal.
    @Test func aThousandThatGoWhileTheyAreAnsweredHarmNobody() throws {
        let room = try DeskRoom()
        room.act = { _ in .done(String(repeating: "x", count: 300_000)) }
        let witness = try room.guest()
        let hello = FuzzedFrames.hellos[0] + [10]
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
