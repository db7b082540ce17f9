import Control
import Domain
import Glibc
import JSON
import Platform
import Synchronization
import TestSupport

/// Listens at the socket of a home on a thread of its own, as the daemon will, and keeps all that it is told.
final class FactListener {
    private final class Heard: Sendable {
        let frames = Mutex<[JSONObject]>([])
        let isOver = Atomic(false)
    }

    private let heard = Heard()
    private let home: String
    private var thread: SideThread?

    init(_ home: String) { self.home = home }

    deinit { heard.isOver.store(true, ordering: .releasing) }

    func begin() {
        let (heard, home) = (heard, home)
        thread = SideThread {
            let loop = try EventLoop()
            let address = try ControlAddress(ofHome: home, uid: geteuid(), environment: .current())
            let listener = try ControlListener(
                at: address,
                on: loop,
                uid: geteuid(),
                disk: SystemDisk(),
                clock: SystemClock(),
                greet: { hello, _ in HelloReply.answer(to: hello, version: "0.0.0-test") },
                hear: { _, told in
                    if case .frame(let frame) = told { heard.frames.withLock { $0.append(frame) } }
                }
            )
            while !heard.isOver.load(ordering: .acquiring) { try loop.turn(upTo: .milliseconds(20)) }
            listener.close()
        }
    }

    func end() throws {
        heard.isOver.store(true, ordering: .releasing)
        if let thread = thread.take() { try thread.join() }
    }

    var frames: [JSONObject] { heard.frames.withLock { $0 } }

    func frames(_ fact: String) -> [JSONObject] { frames.filter { $0["fact"]?.stringValue == fact } }

    func hears(_ fact: String) -> Bool {
        Eventually.wait(upTo: .seconds(60)) { !frames(fact).isEmpty }
    }
}
