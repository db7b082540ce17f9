import Domain
package import JSON
package import Platform

/// The daemon's end: it takes peers at the socket of a home, has each say who it is, and hands on what they tell.
///
/// It belongs to the thread of its event loop. Peers of other users, and more of them than the limit, are turned away;
/// one that says nothing, sends what is no frame, or does not read is let go, and no other is slowed by it.
package final class ControlListener {
    /// What is heard of a peer.
    package enum Heard {
        case greeted(Hello)
        case frame(JSONObject)
        /// Nothing more comes, nor goes.
        case parted(ControlError)
    }

    private let loop: EventLoop
    /// nil once it is closed.
    private var listener: UnixListener?
    private let clock: any Clock
    private let uid: UInt32
    private let peersMax: Int
    private let greet: (Hello, PeerCredentials) -> HelloReply
    private let hear: (ControlPeer, Heard) -> Void
    private var peers: [Int32: ControlPeer] = [:]
    /// When somebody has to have said or sent something.
    private var timer: (id: TimerID, due: MonotonicTime)?

    /// Only whoever holds the lock of the home may call it: what is left of an earlier socket is replaced, in one step,
    /// so that there is always one to connect to.
    package init(
        at address: ControlAddress,
        on loop: EventLoop,
        uid: UInt32,
        disk: any Disk,
        clock: any Clock,
        peersMax: Int = ControlLimits.peersMax,
        greet: @escaping (Hello, PeerCredentials) -> HelloReply,
        hear: @escaping (ControlPeer, Heard) -> Void
    ) throws(ControlError) {
        try address.secureFolder(uid: uid, on: disk)
        listener = try onSystem { () throws(PlatformError) in
            if try disk.exists(address.preparing) { try disk.remove(address.preparing) }
            let listener = try UnixListener(at: UnixSocketAddress(address.preparing))
            try disk.rename(address.preparing, to: address.path)
            return listener
        }
        self.loop = loop
        self.clock = clock
        self.uid = uid
        self.peersMax = peersMax
        self.greet = greet
        self.hear = hear
        try listen()
    }

    package var peerCount: Int { peers.count }

    /// Why a connection was closed before anything was heard of it, the last time.
    package private(set) var lastTurnedAway: ControlError?

    /// Sends to a peer; where that fails it is let go, and heard of as parted.
    package func send(_ frame: JSONObject, to peer: ControlPeer) {
        guard peers[peer.descriptor] === peer else { return }
        perform(on: peer) { () throws(ControlError) in try peer.send(frame) }
    }

    /// The same for a frame that was written already, its newline with it.
    package func send(line: [UInt8], to peer: ControlPeer) {
        guard peers[peer.descriptor] === peer else { return }
        perform(on: peer) { () throws(ControlError) in try peer.send(line: line) }
    }

    /// Whether something waits for somebody to read it.
    package var hasUnsent: Bool { peers.values.contains { $0.waitingBytes > 0 } }

    /// Lets go of everybody. The socket file stays until the next listener replaces it.
    package func close() {
        forgetListener()
        listener = nil
        if let timer { loop.cancel(timer.id) }
        timer = nil
        for peer in peers.values {
            loop.forget(peer.descriptor)
            peer.close()
        }
        peers = [:]
    }

    // MARK: - Taking peers

    private func listen() throws(ControlError) {
        guard let number = listener?.descriptor.number else { return }
        try onSystem { () throws(PlatformError) in try loop.watch(number) { [unowned self] _ in accept() } }
    }

    private func accept() {
        do throws(PlatformError) {
            while let connection = try listener?.accept() { take(connection) }
        } catch {
            // Without a descriptor for it the peer stays in the queue, and the loop would find it there for ever.
            pause()
        }
    }

    private func pause() {
        forgetListener()
        loop.after(ControlLimits.acceptPause) { [weak self] in
            guard let self else { return }
            do throws(ControlError) { try listen() } catch { pause() }
        }
    }

    private func forgetListener() {
        if let number = listener?.descriptor.number { loop.forget(number) }
    }

    private func take(_ connection: consuming UnixConnection) {
        do throws(ControlError) {
            guard peers.count < peersMax else { throw .tooManyPeers(most: peersMax) }
            let peer = try ControlPeer(connection, uid: uid, at: clock.now().monotonic)
            try watch(peer)
            peers[peer.descriptor] = peer
            expect()
        } catch {
            lastTurnedAway = error
        }
    }

    /// One timer for all: it fires for the peer whose time is over first.
    private func expect() {
        guard let due = peers.values.compactMap({ $0.due?.at }).min() else { return }
        if let timer {
            guard due < timer.due else { return }
            loop.cancel(timer.id)
        }
        let id = loop.after(clock.now().monotonic.duration(to: due)) { [weak self] in
            guard let self else { return }
            timer = nil
            let now = clock.now().monotonic
            for peer in peers.values {
                if let due = peer.due, due.at <= now { part(peer, due.else) }
            }
            expect()
        }
        timer = (id, due)
    }

    // MARK: - Hearing them

    private func watch(_ peer: ControlPeer) throws(ControlError) {
        let wanted: Readiness = peer.wantsToWrite ? [.readable, .writable] : .readable
        try onSystem { () throws(PlatformError) in
            try loop.watch(peer.descriptor, for: wanted) { [unowned self, unowned peer] ready in
                perform(on: peer) { () throws(ControlError) in try handle(peer, ready) }
            }
        }
    }

    private func handle(_ peer: ControlPeer, _ ready: Readiness) throws(ControlError) {
        if ready.contains(.writable) {
            try peer.flush()
            guard peers[peer.descriptor] === peer else { return }
        }
        guard ready.contains(.readable) || ready.contains(.hungUp) else { return }
        let frames = try peer.receive(at: clock.now().monotonic)
        if peer.due != nil { expect() }
        for frame in frames {
            let object = try frame.get()
            if peer.hello == nil {
                try welcome(peer, try Hello(object))
            } else {
                hear(peer, .frame(object))
            }
            // Whoever hears it may have sent to the peer, and so have found that it is gone.
            guard peers[peer.descriptor] === peer else { return }
        }
    }

    private func welcome(_ peer: ControlPeer, _ hello: Hello) throws(ControlError) {
        let reply = greet(hello, peer.credentials)
        try peer.send(reply.json)
        if case .refused(let detail, _) = reply { throw .refused(detail: detail) }
        peer.greeted(by: hello)
        hear(peer, .greeted(hello))
    }

    /// Does something with a peer, then watches it for what it now waits for, or lets it go.
    private func perform(on peer: ControlPeer, _ body: () throws(ControlError) -> Void) {
        let wantedToWrite = peer.wantsToWrite
        do throws(ControlError) {
            try body()
            guard peers[peer.descriptor] === peer, peer.wantsToWrite != wantedToWrite else { return }
            try watch(peer)
            // Whatever it was that went out, there is room for more now.
            if wantedToWrite { peer.drained?() }
        } catch {
            part(peer, error)
        }
    }

    private func part(_ peer: ControlPeer, _ error: ControlError) {
        guard peers[peer.descriptor] === peer else { return }
        loop.forget(peer.descriptor)
        peers[peer.descriptor] = nil
        peer.close()
        hear(peer, .parted(error))
    }
}
