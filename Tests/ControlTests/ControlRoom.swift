import Control
import Domain
import Glibc
import JSON
import Platform
import TestSupport

/// A home with a daemon's end in it, and what was heard there.
final class ControlRoom {
    let home: TemporaryHome
    let address: ControlAddress
    let clock: any Clock
    let loop: EventLoop
    private(set) var greeted: [ControlPeer] = []
    private(set) var frames: [JSONObject] = []
    private(set) var parted: [ControlError] = []
    private(set) var listener: ControlListener?
    private let disk = SystemDisk()
    var answer: (Hello) -> HelloReply = { HelloReply.answer(to: $0, version: "0.1.0") }

    init(for test: String = #function, clock: any Clock = SystemClock()) throws {
        home = try TemporaryHome(for: test)
        address = try ControlAddress(ofHome: home.path, uid: geteuid(), environment: Environment([:]))
        self.clock = clock
        loop = try EventLoop(clock: clock)
    }

    func listen(uid: UInt32 = geteuid(), peersMax: Int = ControlLimits.peersMax) throws {
        listener = try ControlListener(
            at: address,
            on: loop,
            uid: uid,
            disk: disk,
            clock: clock,
            peersMax: peersMax,
            greet: { [unowned self] hello, _ in answer(hello) },
            hear: { [unowned self] peer, heard in note(peer, heard) }
        )
    }

    func close() {
        listener?.close()
        listener = nil
    }

    /// Turns the loop until the condition holds; false when it does not by the end of the time.
    func turn(until isTrue: () throws -> Bool) throws -> Bool {
        try Eventually.wait(upTo: .seconds(60)) {
            try loop.turn(upTo: .zero)
            return try isTrue()
        }
    }

    func link(uid: UInt32 = geteuid()) throws -> ControlLink {
        ControlLink(to: address.path, hello: try Samples.hello(), uid: uid, at: clock.now().monotonic)
    }

    /// A link that the daemon has answered.
    func openLink() throws -> ControlLink {
        let link = try link()
        link.connectIfDue(at: clock.now().monotonic)
        _ = try turn { self.read(link).isEmpty && link.isOpen }
        return link
    }

    func read(_ link: ControlLink) -> [RunRequest] { link.canRead(at: clock.now().monotonic) }

    /// A peer that is no link, and so may say anything.
    func stranger() throws -> UnixConnection { try UnixConnection(to: UnixSocketAddress(address.path), waits: false) }

    private func note(_ peer: ControlPeer, _ heard: ControlListener.Heard) {
        switch heard {
        case .greeted: greeted.append(peer)
        case .frame(let frame): frames.append(frame)
        case .parted(let error): parted.append(error)
        }
    }
}
