import Platform
import Synchronization
import TestSupport

@testable import Dashboard

/// A web server on a thread of its own, whose calls are taken as a test says. It ends with its owner.
final class ServerScene {
    /// What lives on the thread of the server.
    final class Desk {
        let loop: EventLoop
        var server: HTTPServer?
        /// Calls that wait, and streams that go on: a test answers them.
        var calls: [HTTPCall] = []
        var streams: [HTTPStream] = []
        private let note: @Sendable (String) -> Void

        init(_ loop: EventLoop, note: @escaping @Sendable (String) -> Void) {
            self.loop = loop
            self.note = note
        }

        func note(_ text: String) { note(text) }
    }

    typealias Take = @Sendable (HTTPCall, Desk) -> Void

    private final class Shared: Sendable {
        let port = Mutex<UInt16?>(nil)
        let notes = Mutex<[String]>([])
        let complaints = Mutex<[String]>([])
        let acts = Mutex<[@Sendable (Desk) -> Void]>([])
        let isOver = Atomic(false)
    }

    private let shared = Shared()
    private var thread: SideThread?
    let port: UInt16

    init(limits: HTTPLimits = HTTPLimits(), tls: HTTPTLS? = nil, take: @escaping Take) throws {
        let shared = shared
        thread = SideThread { try Self.serve(shared, limits, tls, take) }
        let isThere = Eventually.wait(upTo: .seconds(60)) { shared.port.withLock { $0 } != nil }
        guard isThere, let port = shared.port.withLock({ $0 }) else { throw HTTPProbe.Fault.timedOut }
        self.port = port
    }

    deinit { shared.isOver.store(true, ordering: .releasing) }

    private static func serve(_ shared: Shared, _ limits: HTTPLimits, _ tls: HTTPTLS?, _ take: @escaping Take) throws {
        let loop = try EventLoop()
        let desk = Desk(loop) { text in shared.notes.withLock { $0.append(text) } }
        let server = try HTTPServer(
            listening: TCPListener(at: .loopback, port: 0),
            on: loop,
            limits: limits,
            tls: tls,
            complained: { text in shared.complaints.withLock { $0.append(text) } },
            take: { [unowned desk] call in take(call, desk) }
        )
        desk.server = server
        shared.port.withLock { $0 = server.port }
        while !shared.isOver.load(ordering: .acquiring) {
            try loop.turn(upTo: .milliseconds(5))
            let acts = shared.acts.withLock { acts in
                defer { acts = [] }
                return acts
            }
            for act in acts { act(desk) }
        }
        server.stop()
    }

    var notes: [String] { shared.notes.withLock { $0 } }
    var complaints: [String] { shared.complaints.withLock { $0 } }

    func probe() throws -> HTTPProbe { try HTTPProbe(port: port) }

    /// Does it on the thread of the server, and waits for what comes of it.
    func perform<Value: Sendable>(_ act: @escaping @Sendable (Desk) -> Value) throws -> Value {
        let outcome = Outcome<Value>()
        shared.acts.withLock { acts in
            acts.append { desk in
                let value = act(desk)
                outcome.value.withLock { $0 = value }
            }
        }
        let isDone = Eventually.wait(upTo: .seconds(60)) { outcome.value.withLock { $0 } != nil }
        guard isDone, let value = outcome.value.withLock({ $0 }) else { throw HTTPProbe.Fault.timedOut }
        return value
    }

    private final class Outcome<Value: Sendable>: Sendable {
        let value = Mutex<Value?>(nil)
    }

    /// Waits until this is so on the thread of the server.
    func wait(until isSo: @escaping @Sendable (Desk) -> Bool) throws -> Bool {
        try Eventually.wait(upTo: .seconds(60)) { try perform(isSo) }
    }

    func end() throws {
        shared.isOver.store(true, ordering: .releasing)
        if let thread = thread.take() { try thread.join() }
    }
}
