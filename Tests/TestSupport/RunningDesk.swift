package import Control
package import Domain
import Glibc
package import Platform
import Synchronization

/// A daemon's end of the control socket on a thread of its own, for tests of those who ask it.
package final class RunningDesk {
    package typealias Act = @Sendable (DirectiveCall, ControlDesk) -> DirectiveAnswer?
    package typealias Origin = @Sendable (PeerCredentials, Hello.Client) -> AskerOrigin

    private final class Shared: Sendable {
        let calls = Mutex<[DirectiveCall]>([])
        let wishes = Mutex<[@Sendable (ControlDesk) -> Void]>([])
        let isReady = Atomic(false)
        let isOver = Atomic(false)
    }

    package let path: String
    private let shared = Shared()
    private var thread: SideThread?

    /// - Parameter home: links followed.
    package init(
        _ home: String,
        session: SessionID? = nil,
        answerDeadline: Duration = ControlLimits.answerDeadline,
        origin: @escaping Origin = { _, _ in .person },
        act: @escaping Act = { call, _ in .done(call.request.name) }
    ) throws {
        let address = try ControlAddress(ofHome: home, uid: geteuid(), environment: Environment([:]))
        path = address.path
        let named = try session ?? SessionID("ses-2026-11-21-abc123")
        let shared = shared
        thread = SideThread {
            let loop = try EventLoop()
            var desk: ControlDesk?
            desk = try ControlDesk(
                at: address,
                on: loop,
                session: named,
                uid: geteuid(),
                disk: SystemDisk(),
                clock: SystemClock(),
                version: ProgramVersion.current,
                answerDeadline: answerDeadline,
                origin: origin,
                act: { call in
                    shared.calls.withLock { $0.append(call) }
                    return desk.flatMap { act(call, $0) }
                },
                hear: { _, _ in }
            )
            shared.isReady.store(true, ordering: .releasing)
            while !shared.isOver.load(ordering: .acquiring) {
                try loop.turn(upTo: .milliseconds(5))
                let wishes = shared.wishes.withLock { wishes in
                    defer { wishes = [] }
                    return wishes
                }
                for wish in wishes { if let desk { wish(desk) } }
            }
            desk?.close()
            desk = nil
        }
        let isReady = Eventually.wait(upTo: .seconds(60)) { shared.isReady.load(ordering: .acquiring) }
        precondition(isReady, "a desk of a test listens")
    }

    deinit { shared.isOver.store(true, ordering: .releasing) }

    /// What was asked of the daemon, in its order.
    package var calls: [DirectiveCall] { shared.calls.withLock { $0 } }

    /// Does something on the thread of the desk, soon.
    package func later(_ wish: @escaping @Sendable (ControlDesk) -> Void) {
        shared.wishes.withLock { $0.append(wish) }
    }

    package func end() throws {
        shared.isOver.store(true, ordering: .releasing)
        if let thread = thread.take() { try thread.join() }
    }
}
