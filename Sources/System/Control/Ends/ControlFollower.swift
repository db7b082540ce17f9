import Domain
package import JSON
package import Platform

/// The end of a view: it is told what happens, asks now and then, and connects again when the daemon has gone, where it
/// goes on behind the last event that it has seen.
///
/// It belongs to the thread of its event loop, and never waits.
package final class ControlFollower {
    package enum Heard {
        /// The daemon has answered; its version.
        case opened(version: String)
        case event(JSONObject, sequence: Int64)
        /// So many events were lost, the last of that number, since they were not read in time.
        case lagged(Int64, sequence: Int64)
        /// From here on it is told what happens. Where it is reset, what was seen is of another daemon: everything is
        /// to be asked for anew.
        case following(Subscription.Place, isReset: Bool)
        /// The connection is gone, and is tried again.
        case parted(ControlError)
    }

    package typealias Answered = (Result<DirectiveAnswer, ControlError>) -> Void

    private struct Asked {
        let answered: Answered
        let timer: TimerID
        let limit: Duration
    }

    private let path: String
    private let hello: Hello
    private let uid: UInt32
    private let loop: EventLoop
    private let clock: any Clock
    private let topics: [String]
    private let hear: (Heard) -> Void
    private var reconnection: Reconnection
    private var frames: FrameConnection?
    private var asked: [Int64: Asked] = [:]
    /// What is asked as soon as the daemon has answered the hello.
    private var unsent: [DirectiveRequest] = []
    private var lastID: Int64 = 0
    private var timer: TimerID?
    /// The last event that was seen.
    package private(set) var place: Subscription.Place?

    package init(
        to path: String,
        as client: Hello.Client,
        uid: UInt32,
        on loop: EventLoop,
        clock: any Clock,
        _ subscription: Subscription = Subscription(),
        version: String = ProgramVersion.current,
        hear: @escaping (Heard) -> Void
    ) {
        self.path = path
        self.uid = uid
        self.loop = loop
        self.clock = clock
        topics = subscription.topics
        place = subscription.after
        self.hear = hear
        hello = Hello(.client(client), version: version)
        reconnection = Reconnection(at: clock.now().monotonic)
        connectLater()
    }

    package var isOpen: Bool { reconnection.isOpen }

    /// Asks; the closure is called once, with the answer or with why there is none.
    ///
    /// While there is no connection, one is tried at once, however long the pause would have been: somebody waits.
    package func ask(
        _ name: DirectiveName,
        words: [String] = [],
        data: JSONObject = [:],
        upTo limit: Duration = ControlLimits.answerDeadline,
        answered: @escaping Answered
    ) {
        lastID += 1
        let id = lastID
        let timer = loop.after(limit) { [weak self] in
            guard let self, let asked = asked.removeValue(forKey: id) else { return }
            let wasAsked = takeUnsent(id) == nil
            asked.answered(.failure(.timedOut(after: asked.limit, wasAsked: wasAsked)))
        }
        asked[id] = Asked(answered: answered, timer: timer, limit: limit)
        let request = DirectiveRequest(id, name, words: words, data: data)
        guard !reconnection.isOpen else { return send(request.json) }
        unsent.append(request)
        connectSoon()
    }

    private func takeUnsent(_ id: Int64) -> DirectiveRequest? {
        unsent.firstIndex { $0.id == id }.map { unsent.remove(at: $0) }
    }

    /// Lets go of the daemon. Nothing is heard any more.
    package func close() {
        if let timer { loop.cancel(timer) }
        timer = nil
        letGo()
        for open in asked.values { loop.cancel(open.timer) }
        asked = [:]
        unsent = []
    }

    // MARK: - Connecting

    private func connectLater() {
        guard let due = reconnection.due else { return }
        timer = loop.after(clock.now().monotonic.duration(to: due)) { [weak self] in self?.connect() }
    }

    private func connectSoon() {
        guard reconnection.due != nil else { return }
        if let timer { loop.cancel(timer) }
        timer = loop.after(.zero) { [weak self] in self?.connect() }
    }

    private func connect() {
        timer = nil
        do throws(ControlError) {
            let frames = try open()
            let peer = try frames.peer()
            guard peer.uid == uid else { throw .otherUser(uid: peer.uid) }
            self.frames = frames
            reconnection.connected()
            try frames.send(hello.json)
            try watch(frames)
            timer = loop.after(ControlLimits.helloDeadline) { [weak self] in self?.part(.silent) }
        } catch {
            part(error)
        }
    }

    private func open() throws(ControlError) -> FrameConnection {
        do throws(PlatformError) {
            return FrameConnection(try UnixConnection(to: UnixSocketAddress(path), waits: false))
        } catch {
            guard error.errno == .notFound || error.errno == .connectionRefused else { throw .platform(error) }
            throw .nobodyListens(path)
        }
    }

    private func watch(_ frames: FrameConnection) throws(ControlError) {
        let wanted: Readiness = frames.wantsToWrite ? [.readable, .writable] : .readable
        try onSystem { () throws(PlatformError) in
            try loop.watch(frames.descriptor, for: wanted) { [weak self] ready in self?.turn(ready) }
        }
    }

    private func turn(_ ready: Readiness) {
        guard let frames else { return }
        do throws(ControlError) {
            if ready.contains(.writable) {
                try frames.flush()
                try watch(frames)
            }
            guard ready.contains(.readable) || ready.contains(.hungUp) else { return }
            for frame in try frames.receive() {
                try take(try frame.get())
                // Whoever hears it may have closed.
                guard self.frames === frames else { return }
            }
        } catch {
            part(error)
        }
    }

    private func send(_ frame: JSONObject) {
        guard let frames else { return }
        do throws(ControlError) {
            try frames.send(frame)
            if frames.wantsToWrite { try watch(frames) }
        } catch {
            part(error)
        }
    }

    private func part(_ error: ControlError) {
        if let timer { loop.cancel(timer) }
        letGo()
        let now = clock.now().monotonic
        switch error {
        case .refused, .otherProtocol: reconnection.refused(at: now)
        default: reconnection.parted(at: now)
        }
        connectLater()
        let (open, unsent) = (asked, Set(unsent.map(\.id)))
        (asked, self.unsent) = ([:], [])
        for (id, asked) in open {
            loop.cancel(asked.timer)
            asked.answered(.failure(unsent.contains(id) ? error : .goneBeforeAnswer))
        }
        hear(.parted(error))
    }

    private func letGo() {
        if let frames { loop.forget(frames.descriptor) }
        frames = nil
    }

    // MARK: - Hearing

    private func take(_ frame: JSONObject) throws(ControlError) {
        guard reconnection.isOpen else { return try greet(frame) }
        if let event = frame["event"]?.objectValue {
            let sequence = try note(frame)
            hear(.event(event, sequence: sequence))
        } else if let count = frame["lagged"]?.integerValue {
            let sequence = try note(frame)
            hear(.lagged(count, sequence: sequence))
        } else {
            let reply = try DirectiveReply(frame)
            guard let asked = asked.removeValue(forKey: reply.id) else { return }
            loop.cancel(asked.timer)
            asked.answered(.success(reply.answer))
        }
    }

    private func greet(_ frame: JSONObject) throws(ControlError) {
        let version = try HelloReply(frame).accepted(hello)
        if let timer { loop.cancel(timer) }
        timer = nil
        reconnection.greeted()
        hear(.opened(version: version))
        let due = unsent
        unsent = []
        for request in due { send(request.json) }
        // What was heard or sent may have ended it.
        guard reconnection.isOpen else { return }
        let subscription = Subscription(topics: topics, after: place)
        ask(.subscribe, data: subscription.data) { [weak self] answer in
            if case .success(let answer) = answer { self?.subscribed(answer) }
        }
    }

    private func subscribed(_ answer: DirectiveAnswer) {
        guard answer.isOK, let data = answer.data else { return part(.refused(detail: answer.detail)) }
        let fields = Fields(data)
        do throws(FieldError) {
            let next = try fields.required("next", .count)
            let place = Subscription.Place(session: try fields.required("session", .id), sequence: next - 1)
            let isReset = try fields.required("reset", .bool)
            self.place = place
            hear(.following(place, isReset: isReset))
        } catch {
            part(.field(error))
        }
    }

    private func note(_ frame: JSONObject) throws(ControlError) -> Int64 {
        do throws(FieldError) {
            let sequence = try Fields(frame).required("seq", .count)
            place = place.map { Subscription.Place(session: $0.session, sequence: sequence) }
            return sequence
        } catch { throw .field(error) }
    }
}
