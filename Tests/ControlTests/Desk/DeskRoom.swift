import Control
import Domain
import Glibc
import JSON
import Platform
import TestSupport

/// A desk on the loop of the test, and clients that say what the test wants.
final class DeskRoom {
    /// A client's end, byte by byte.
    final class Guest {
        let connection: UnixConnection
        private var reader = FrameReader()
        private(set) var frames: [JSONObject] = []
        private(set) var isClosed = false

        init(_ connection: consuming UnixConnection) { self.connection = connection }

        func send(_ frame: JSONObject) throws { try connection.sendAll(JSONWriter.bytes(.object(frame)) + [10]) }

        /// Reads once, if something has come.
        func read(bytesMax: Int = 64 << 10) {
            let room = UnsafeMutableRawBufferPointer.allocate(byteCount: bytesMax, alignment: 16)
            defer { room.deallocate() }
            do {
                guard let count = try connection.receive(into: room)?.count else { return }
                guard count > 0 else {
                    isClosed = true
                    return
                }
                for frame in reader.take(UnsafeRawBufferPointer(rebasing: room[..<count])) {
                    frames.append(try frame.get())
                }
            } catch { isClosed = true }
        }

        func takeFrames() -> [JSONObject] {
            defer { frames = [] }
            return frames
        }
    }

    let home: TemporaryHome
    let loop: EventLoop
    let clock: any Clock
    let address: ControlAddress
    private(set) var desk: ControlDesk?
    private(set) var calls: [DirectiveCall] = []
    private(set) var refusals: [DirectiveFault] = []
    private(set) var heard: [ControlListener.Heard] = []
    var origin = AskerOrigin.person
    var act: (DirectiveCall) -> DirectiveAnswer? = { .done($0.request.name) }

    init(for test: String = #function, clock: any Clock = SystemClock()) throws {
        home = try TemporaryHome(for: test)
        self.clock = clock
        loop = try EventLoop(clock: clock)
        address = try ControlAddress(ofHome: home.path, uid: geteuid(), environment: Environment([:]))
        try open()
    }

    func open(_ session: String = "ses-2026-11-21-abc123") throws {
        desk = try ControlDesk(
            at: address,
            on: loop,
            session: try SessionID(session),
            uid: geteuid(),
            disk: SystemDisk(),
            clock: clock,
            version: "0.1.0",
            origin: { [unowned self] _, _ in origin },
            act: { [unowned self] call in
                calls.append(call)
                return act(call)
            },
            hear: { [unowned self] _, heard in self.heard.append(heard) }
        )
        desk?.refused = { [unowned self] _, _, fault in refusals.append(fault) }
    }

    func close() {
        desk?.close()
        desk = nil
    }

    func turn(until isTrue: () throws -> Bool) throws -> Bool {
        try Eventually.wait(upTo: .seconds(60)) {
            try loop.turn(upTo: .zero)
            return try isTrue()
        }
    }

    static func identity() -> ProcessIdentity { ProcessIdentity(boot: "b", pid: 12, startTicks: 7) }

    /// A client that has said hello and was answered.
    func guest() throws -> Guest {
        let guest = Guest(try UnixConnection(to: UnixSocketAddress(address.path), waits: false))
        try guest.send(Hello(.client(Hello.Client(.known(.top), identity: Self.identity())), version: "0").json)
        _ = try frames(1, of: guest)
        _ = guest.takeFrames()
        return guest
    }

    /// Turns until so many frames have come.
    func frames(_ count: Int, of guest: Guest) throws -> [JSONObject] {
        _ = try turn {
            guest.read()
            return guest.frames.count >= count || guest.isClosed
        }
        return guest.frames
    }

    /// Asks, and waits for the answer.
    func ask(_ guest: Guest, _ request: DirectiveRequest) throws -> DirectiveReply {
        try guest.send(request.json)
        _ = try frames(guest.frames.count + 1, of: guest)
        guard let frame = guest.takeFrames().last else { throw ControlError.closed }
        return try DirectiveReply(frame)
    }
}
