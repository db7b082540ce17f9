import Asking
import Control
import Domain
import JSON
import Journal
import Platform
import Queries

/// What happens, to all pages at once: it hears the daemon, looks at the record now and then while somebody looks on,
/// and knows at any time how everything is.
///
/// It belongs to the thread of its event loop.
final class LiveHub {
    /// More would only be pages that were forgotten.
    static let clientsMax = 256
    /// How often pages are told at most how everything is.
    private static let statusPause = Duration.milliseconds(250)
    /// How old that may be while somebody looks on.
    private static let statusAge = Duration.seconds(1)
    private static let spendingAge = Duration.seconds(5)
    private static let pingPause = Duration.seconds(15)
    /// For how long after a question for the status it is kept up to date.
    private static let interest = Duration.seconds(10)
    /// The daemon tells what agents said as they said it: a question may hold the very command with its password.
    private static let redaction = RunRedaction.ofKnownForms
    /// How long a page waits for the first status.
    private static let patience = Duration.seconds(3)

    let sources: WebSources
    let loop: EventLoop
    private let asker: CommandAsker
    private(set) var clients: [ObjectIdentifier: LiveClient] = [:]
    private var follower: ControlFollower?
    private var ring = LiveRing()
    private var state: LiveState
    private var told: [UInt8] = []
    private var waiting: [RouteCall] = []
    private var timers: [TimerID] = []
    private var isStatusDue = false
    private var statusTimer: TimerID?
    private var askedAt: MonotonicTime?
    private var statusAt: MonotonicTime?
    private var spendingAt: MonotonicTime?
    private var isReadingSpending = false
    private var isAskingRecord = false
    let logs: LogShelf
    let talks: TalkShelf
    private(set) lazy var runs = LiveRuns(hub: self)

    init(_ sources: WebSources, isReadOnly: Bool, asker: CommandAsker, on loop: EventLoop) {
        self.sources = sources
        self.loop = loop
        self.asker = asker
        state = LiveState(isReadOnly: isReadOnly)
        logs = LogShelf(sources.record.home, on: sources.disk)
        talks = TalkShelf(sources.record, on: sources.disk, logs: logs)
    }

    func begin() {
        follower = ControlFollower(
            to: sources.socket,
            as: sources.client,
            uid: sources.uid,
            on: loop,
            clock: sources.clock
        ) { [unowned self] heard in hear(heard) }
        timers.append(
            loop.after(Self.pingPause, repeats: true) { [unowned self] in
                for client in clients.values { client.ping() }
            }
        )
        timers.append(loop.after(Self.statusAge, repeats: true) { [unowned self] in look() })
    }

    func end() {
        for timer in timers { loop.cancel(timer) }
        follower?.close()
        for client in clients.values { client.end() }
    }

    /// Whoever was let in by a token that was replaced hears nothing more.
    func cutAll() { for client in clients.values { client.cut() } }

    var isBesideDaemon: Bool { follower?.isOpen ?? false }

    // MARK: - What the daemon tells

    private func hear(_ heard: ControlFollower.Heard) {
        switch heard {
        case .opened: askStatus()
        case .following(let place, let isReset):
            ring.begin(session: place.session.text, after: place.sequence)
            if isReset { broadcast(LiveEvent("reset", [:])) }
            sayHello()
            askStatus()
        case .event(let event, let sequence): take(event, sequence)
        case .lagged(let count, let sequence):
            ring.lost(upTo: sequence)
            broadcast(LiveEvent("lagged", ["count": .integer(count)]))
            askStatus()
        case .parted:
            guard state.flock != nil || told.isEmpty else { return }
            state.daemonGone()
            broadcast(LiveEvent("daemon", ["state": "gone"]))
            askRecord()
            tellStatus()
        }
    }

    private func take(_ event: JSONObject, _ sequence: Int64) {
        let topic = event["topic"]?.stringValue ?? "event"
        let id = LiveEvent.ID(session: ring.session, sequence: sequence)
        let told = LiveEvent(LiveEvent.name(ofTopic: topic), Self.redaction.redact(event), id: id)
        ring.add(told)
        broadcast(told)
        isStatusDue = true
        scheduleStatus()
    }

    func broadcast(_ event: LiveEvent) { for client in clients.values { client.tell(event) } }

    /// Has the daemon do something.
    func ask(
        _ directive: DirectiveName,
        data: JSONObject = [:],
        answered: @escaping (Result<DirectiveAnswer, Problem>) -> Void
    ) {
        guard let follower else { return answered(.failure(.noDaemon)) }
        follower.ask(directive, data: data) { answered($0.mapError { Problem($0) }) }
    }

    /// Has the daemon look at its sources at once.
    func lookForNews(_ done: @escaping (Problem?) -> Void) {
        ask(.triggerPoll) { result in
            switch result {
            case .success(let answer) where answer.isOK: done(nil)
            case .success(let answer): done(Problem(.unavailable, answer.detail, hint: answer.hint))
            case .failure(let problem): done(problem)
            }
        }
    }

    // MARK: - How everything is

    /// Whether anybody wants to know.
    private var isWatched: Bool {
        if !clients.isEmpty || !waiting.isEmpty { return true }
        guard let askedAt else { return false }
        return askedAt.duration(to: sources.clock.now().monotonic) < Self.interest
    }

    private func look() {
        guard isWatched else { return }
        if isBesideDaemon { askStatus() } else { askRecord() }
        readSpending()
    }

    private func scheduleStatus() {
        guard statusTimer == nil else { return }
        let now = sources.clock.now().monotonic
        let passed = statusAt.map { $0.duration(to: now) } ?? Self.statusPause
        statusTimer = loop.after(max(.zero, Self.statusPause - passed)) { [unowned self] in
            statusTimer = nil
            if isStatusDue { askStatus() }
        }
    }

    private func askStatus() {
        guard let follower, follower.isOpen else { return }
        isStatusDue = false
        statusAt = sources.clock.now().monotonic
        follower.ask(.status) { [weak self] result in
            guard let self, case .success(let answer) = result, let data = answer.data else { return }
            state.daemonTold(data)
            tellStatus()
        }
    }

    /// What the files say, where there is no daemon.
    private func askRecord() {
        guard !isAskingRecord, !isBesideDaemon else { return }
        isAskingRecord = true
        var rows: [JSONObject] = []
        let words = CommandWords(["status", "--output=jsonl"])
        let question = asker.ask(words) { line in
            if case .whole(let bytes) = line, let row = Self.object(bytes) { rows.append(row) }
            return rows.count < RouteParameter.rowsMax
        } ended: { [weak self] _, _ in
            self?.isAskingRecord = false
            self?.state.recordTold(rows)
            self?.tellStatus()
        }
        if question == nil { isAskingRecord = false }
    }

    private static func object(_ bytes: [UInt8]) -> JSONObject? {
        Deliberate.ignore(because: "what cannot be read is not shown") { () throws(JSONError) in
            try JSONReader.read(bytes).objectValue
        } ?? nil
    }

    private func readSpending() {
        let now = sources.clock.now()
        guard !isReadingSpending, spendingAt.map({ $0.duration(to: now.monotonic) >= Self.spendingAge }) ?? true else {
            return
        }
        isReadingSpending = true
        spendingAt = now.monotonic
        let (paths, disk, tasks) = (sources.record, sources.disk, state.tasks)
        do throws(PlatformError) {
            try SideWork.begin(
                on: loop,
                {
                    Deliberate.ignore(because: "a record that cannot be read is told of by who asks for it") {
                        () throws(QueriesError) in
                        try LiveSpending.read(paths, of: tasks, on: disk, at: now.wall)
                    }
                },
                done: { [weak self] spending in
                    self?.isReadingSpending = false
                    self?.take(spending)
                }
            )
        } catch { isReadingSpending = false }
        guard isBesideDaemon else { return }
        ask(.budget) { [weak self] result in
            if case .success(let answer) = result, let data = answer.data { self?.state.budgetsTold(data) }
        }
    }

    private func take(_ spending: LiveSpending?) {
        guard let spending, spending != state.spending else { return }
        state.spending = spending
        broadcast(
            LiveEvent("cost", ["costUsd": JSONValue(spending.today?.exactText), "tokens": .integer(spending.tokens)])
        )
        tellStatus()
    }

    private var statusNow: [UInt8] {
        JSONWriter.bytes(.object(Self.redaction.redact(state.object(at: sources.clock.now().wall))))
    }

    /// Pages are told only what is new.
    private func tellStatus() {
        let json = statusNow
        let calls = waiting
        waiting = []
        if json != told {
            told = json
            broadcast(LiveEvent("status", json: json))
        }
        for call in calls { call.answer(json) }
    }

    // MARK: - Who asks

    func answerStatus(_ call: RouteCall) {
        let isNew = !isWatched
        askedAt = sources.clock.now().monotonic
        // What nobody has wanted to know for a while may be old.
        guard told.isEmpty || isNew else { return call.answer(told) }
        waiting.append(call)
        look()
        loop.after(Self.patience) { [weak self] in self?.giveUp(on: call) }
    }

    private func giveUp(on call: RouteCall) {
        guard let at = waiting.firstIndex(where: { $0 === call }) else { return }
        waiting.remove(at: at)
        call.answer(statusNow)
    }

    func follow(_ call: RouteCall) throws(Problem) {
        let topics = try LiveTopic.all(call.values.text("topics"))
        guard clients.count < Self.clientsMax, runs.hasRoom(for: topics) else { throw .busy }
        guard !call.request.isHTTP10 else { throw .badRequest("an event stream takes HTTP/1.1") }
        let last = call.request.fields.first("Last-Event-ID") ?? call.values.text("after")
        let stream = call.stream(fields: Self.streamFields)
        let client = LiveClient(stream, topics)
        stream.onGone = { [weak self] in
            self?.clients[ObjectIdentifier(client)] = nil
            self?.runs.forget(client)
        }
        let isFirst = !isWatched
        stream.push("retry: 2000\n\n")
        client.tell(hello)
        catchUp(client, since: last)
        if !told.isEmpty { client.tell(LiveEvent("status", json: told)) }
        clients[ObjectIdentifier(client)] = client
        runs.begin(client)
        if isFirst { look() }
    }

    private static let streamFields: HTTPFields = [
        "Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no",
    ]

    /// What it missed, or that it has to ask for everything anew.
    private func catchUp(_ client: LiveClient, since last: String?) {
        guard let last, !last.isEmpty else { return }
        guard let id = LiveEvent.ID(last), let events = ring.events(after: id) else {
            return client.tell(LiveEvent("reset", [:]))
        }
        for event in events { client.tell(event) }
    }

    private var hello: LiveEvent {
        LiveEvent(
            "hello",
            [
                "version": .string(ProgramVersion.current), "session": .string(ring.session),
                "isReadOnly": .bool(state.isReadOnly),
            ]
        )
    }

    private func sayHello() { broadcast(hello) }
}
