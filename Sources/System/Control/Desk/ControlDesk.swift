package import Domain
package import JSON
package import Platform

/// The daemon's end for all who connect: clients are asked who they are, understood, answered once and told what
/// happens; what shims and the index say is handed on as it came.
///
/// It belongs to the thread of its event loop, waits for nobody, and keeps nothing without a limit.
package final class ControlDesk {
    /// Does what is asked, or begins to. Nil is answered later, by `answer`.
    package typealias Act = (DirectiveCall) -> DirectiveAnswer?

    private final class Client {
        let number: UInt64
        let peer: ControlPeer
        let asker: Asker
        var cursor: EventRing.Cursor?

        init(_ number: UInt64, _ peer: ControlPeer, _ asker: Asker) {
            self.number = number
            self.peer = peer
            self.asker = asker
        }
    }

    private let loop: EventLoop
    private let clock: any Clock
    private let version: String
    private let origin: (PeerCredentials, Hello.Client) -> AskerOrigin
    private let act: Act
    private let hear: (ControlPeer, ControlListener.Heard) -> Void
    private var listener: ControlListener?
    private var book = CallBook()
    private var ring: EventRing
    private var clients: [UInt64: Client] = [:]
    private var numbers: [ObjectIdentifier: UInt64] = [:]
    private var lastNumber: UInt64 = 0
    private var timer: (id: TimerID, due: MonotonicTime)?
    private let answerDeadline: Duration

    /// What was refused before it came to `act`, for the record: to whom, what, and why.
    package var refused: (Asker, DirectiveRequest, DirectiveFault) -> Void = { _, _, _ in }

    /// Only whoever holds the lock of the home may call it.
    ///
    /// - Parameters:
    ///   - session: of the daemon, to which the numbers of events belong.
    ///   - origin: where a client comes from; asked once for each, when it has said who it is.
    ///   - hear: what shims and the index say.
    package init(
        at address: ControlAddress,
        on loop: EventLoop,
        session: SessionID,
        uid: UInt32,
        disk: any Disk,
        clock: any Clock,
        version: String,
        answerDeadline: Duration = ControlLimits.answerDeadline,
        origin: @escaping (PeerCredentials, Hello.Client) -> AskerOrigin,
        act: @escaping Act,
        hear: @escaping (ControlPeer, ControlListener.Heard) -> Void
    ) throws(ControlError) {
        self.loop = loop
        self.clock = clock
        self.version = version
        self.answerDeadline = answerDeadline
        self.origin = origin
        self.act = act
        self.hear = hear
        ring = EventRing(of: session)
        listener = try ControlListener(
            at: address,
            on: loop,
            uid: uid,
            disk: disk,
            clock: clock,
            greet: { [unowned self] hello, _ in greet(hello) },
            hear: { [unowned self] peer, heard in take(heard, from: peer) }
        )
    }

    package var clientCount: Int { clients.count }

    package var peerCount: Int { listener?.peerCount ?? 0 }

    /// The last event that was told.
    package var place: Subscription.Place { Subscription.Place(session: ring.session, sequence: ring.last) }

    /// Whether answers or events wait for somebody to read them: what a daemon that ends may wait a moment for.
    package var hasUnsent: Bool { listener?.hasUnsent ?? false }

    /// To a shim or the index.
    package func send(_ frame: JSONObject, to peer: ControlPeer) { listener?.send(frame, to: peer) }

    /// Answers a call later. The first answer counts; answers whether it was that.
    @discardableResult
    package func answer(_ number: UInt64, with answer: DirectiveAnswer) -> Bool {
        guard book.isOpen(number) else { return false }
        for waiter in book.answered(number, answer) { reply(answer, to: waiter) }
        expect()
        return true
    }

    /// Tells all who want to know. The topic stands in the event too.
    package func tell(_ event: JSONObject, topic: String) {
        ring.add(event, topic: topic)
        for client in clients.values where client.cursor != nil { serve(client) }
    }

    /// Lets go of everybody.
    package func close() {
        listener?.close()
        listener = nil
        if let timer { loop.cancel(timer.id) }
        timer = nil
        clients = [:]
        numbers = [:]
    }

    // MARK: - Who comes and goes

    private func greet(_ hello: Hello) -> HelloReply {
        if case .client = hello.sender, clients.count >= ControlLimits.clientsMax {
            return .refused(detail: "\(ControlLimits.clientsMax) clients are connected already", version: version)
        }
        return HelloReply.answer(to: hello, version: version)
    }

    private func take(_ heard: ControlListener.Heard, from peer: ControlPeer) {
        guard case .client(let sender) = peer.hello?.sender else { return hear(peer, heard) }
        switch heard {
        case .greeted:
            lastNumber += 1
            let asker = Asker(kind: sender.kind, identity: sender.identity, origin: origin(peer.credentials, sender))
            clients[lastNumber] = Client(lastNumber, peer, asker)
            numbers[ObjectIdentifier(peer)] = lastNumber
        case .frame(let frame):
            if let client = numbers[ObjectIdentifier(peer)].flatMap({ clients[$0] }) { take(frame, from: client) }
        case .parted:
            guard let number = numbers.removeValue(forKey: ObjectIdentifier(peer)) else { return }
            clients[number] = nil
            book.parted(number)
        }
    }

    // MARK: - Being asked

    private func take(_ frame: JSONObject, from client: Client) {
        let request: DirectiveRequest
        do throws(ControlError) { request = try DirectiveRequest(frame) } catch {
            let fault = DirectiveFault(.badRequest, "\(error)", hint: "see docs/control.md")
            return reply(fault.answer, to: CallBook.Waiter(client: client.number, id: frame["id"]?.integerValue ?? 0))
        }
        let waiter = CallBook.Waiter(client: client.number, id: request.id)
        do throws(DirectiveFault) { try take(request, waiter, from: client) } catch {
            refused(client.asker, request, error)
            reply(error.answer, to: waiter)
        }
    }

    private func take(
        _ request: DirectiveRequest,
        _ waiter: CallBook.Waiter,
        from client: Client
    ) throws(DirectiveFault) {
        let (row, directive) = try DirectiveTable.read(request)
        if let denial = client.asker.denial(of: row, for: directive) { throw denial }
        if case .subscribe(let subscription) = directive { return subscribe(client, subscription, waiter) }
        let due = clock.now().monotonic.advanced(by: answerDeadline)
        switch book.asked(request, by: client.asker, waiter, due: due) {
        case .fault(let fault): throw fault
        case .answered(let answer): reply(answer, to: waiter)
        case .joined: expect()
        case .new(let number):
            let limited = directive.limited(to: client.asker.role)
            let call = DirectiveCall(number: number, directive: limited, asker: client.asker, request: request)
            if let answer = act(call) { self.answer(number, with: answer) } else { expect() }
        }
    }

    private func reply(_ answer: DirectiveAnswer, to waiter: CallBook.Waiter) {
        guard let client = clients[waiter.client] else { return }
        listener?.send(line: DirectiveReply(to: waiter.id, answer).line, to: client.peer)
    }

    /// One timer for all: it fires for the request that has waited longest.
    private func expect() {
        let due = book.nextDue
        guard timer?.due != due else { return }
        if let timer { loop.cancel(timer.id) }
        timer = nil
        guard let due else { return }
        let id = loop.after(clock.now().monotonic.duration(to: due)) { [weak self] in self?.giveUp() }
        timer = (id, due)
    }

    private func giveUp() {
        timer = nil
        let late = DirectiveAnswer.refused(
            .timedOut,
            "it was not answered within \(answerDeadline), and may still be done",
            hint: "ask again with the same key to learn what became of it"
        )
        for waiter in book.overdue(at: clock.now().monotonic) { reply(late, to: waiter) }
        expect()
    }

    // MARK: - Telling what happens

    private func subscribe(_ client: Client, _ subscription: Subscription, _ waiter: CallBook.Waiter) {
        let (cursor, isReset) = ring.cursor(subscription)
        client.cursor = cursor
        var data = place.json
        data.append("next", .integer(cursor.next))
        data.append("reset", .bool(isReset))
        let detail = isReset ? "what was seen is of another session: ask for everything anew" : ""
        reply(.done(detail, data: data), to: waiter)
        client.peer.drained = { [weak self, weak client] in
            guard let self, let client else { return }
            serve(client)
        }
        serve(client)
    }

    /// As much as the client has room for: what is beyond that it gets when it has read, from the ring.
    private func serve(_ client: Client) {
        while clients[client.number] != nil, client.peer.waitingBytes == 0 {
            let lines = nextLines(of: client)
            guard !lines.isEmpty else { return }
            listener?.send(line: lines, to: client.peer)
        }
    }

    private func nextLines(of client: Client) -> [UInt8] {
        guard var cursor = client.cursor else { return [] }
        let lines = ring.lines(for: &cursor, bytesMax: ControlLimits.eventsWaitingBytesMax)
        client.cursor = cursor
        return lines
    }
}
