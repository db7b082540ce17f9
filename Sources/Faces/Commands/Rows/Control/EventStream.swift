import Control
import Domain
import Glibc
import JSON
import Platform

/// What a daemon tells of what happens, as lines of JSON, until it is stopped or the daemon stays away. Each line says
/// where it stands, from where it can be gone on with.
final class EventStream {
    /// How many lines at most wait for a reader that does not read; what comes then is counted.
    private static let waitingMax = 4_096

    private let console: Console
    private let clock: any Clock
    private let loop: EventLoop
    /// How a line is shown; nil for one that is not.
    private let text: (JSONObject) -> String?
    /// For how long a daemon that has gone is waited for.
    private let limit: Duration
    private var lines: [JSONObject] = []
    private var lost: (count: Int64, place: Subscription.Place)?
    private var place: Subscription.Place?
    private var parted: (at: MonotonicTime, why: ControlError, isTold: Bool)?
    private var stopped: Signal?
    private var isReaderGone = false

    init(
        to console: Console,
        clock: any Clock,
        waitingUpTo limit: Duration,
        as text: @escaping (JSONObject) -> String? = { JSONWriter.text(.object($0)) }
    ) throws(CommandError) {
        self.console = console
        self.text = text
        self.clock = clock
        self.limit = limit
        do throws(PlatformError) { loop = try EventLoop(clock: clock) } catch { throw .platform(error) }
    }

    func run(_ subscription: Subscription, of path: String, as client: Hello.Client) throws(CommandError) -> ExitCode {
        let patience = OutputPatience(loop) { [unowned self] in stopped == nil && !isReaderGone }
        try listen()
        console.wait(with: patience)
        defer { console.wait(with: nil) }
        let follower = ControlFollower(to: path, as: client, uid: geteuid(), on: loop, clock: clock, subscription) {
            [unowned self] in take($0)
        }
        defer { follower.close() }
        while true {
            try write()
            if let stopped { return stopped == .interrupt ? .interrupted : .terminated }
            if isReaderGone { throw .outputClosed }
            let wait = try waitForDaemon()
            do throws(PlatformError) { try loop.turn(upTo: wait) } catch { throw .platform(error) }
        }
    }

    private func listen() throws(CommandError) {
        let signals: [Signal] = [.interrupt, .terminate]
        Signal.block(signals)
        do throws(PlatformError) {
            try loop.watch(signals) { [unowned self] in stopped = $0 }
        } catch { throw .platform(error) }
        Deliberate.ignore(because: "a file is never hung up, and cannot be watched") { () throws(PlatformError) in
            try loop.watch(STDOUT_FILENO, for: []) { [unowned self] _ in isReaderGone = true }
        }
    }

    /// How long there is nothing to do for a daemon that has gone; throws when it has stayed away.
    private func waitForDaemon() throws(CommandError) -> Duration? {
        guard let parted else { return nil }
        switch parted.why {
        case .refused, .otherProtocol, .otherUser, .unsafeFolder: throw .control(parted.why)
        default: break
        }
        let left = limit - (clock.now().monotonic - parted.at)
        // Whoever has never been told anything is not told that it has ended.
        guard place != nil, left > .zero else { throw .control(parted.why) }
        if !parted.isTold {
            self.parted?.isTold = true
            try console.say("roost: the daemon has gone; waiting for another")
        }
        return left
    }

    // MARK: - What is told

    private func take(_ heard: ControlFollower.Heard) {
        switch heard {
        case .opened: break
        case .following(let place, let isReset):
            parted = nil
            self.place = place
            append(["reset": .bool(isReset)], at: place.sequence)
        case .event(let event, let sequence):
            append(["event": .object(event)], at: sequence)
        case .lagged(let count, let sequence): append(["lagged": .integer(count)], at: sequence)
        case .parted(let error): parted = (parted?.at ?? clock.now().monotonic, error, parted?.isTold ?? false)
        }
    }

    private func append(_ told: JSONObject, at sequence: Int64) {
        guard let session = place?.session else { return }
        let place = Subscription.Place(session: session, sequence: sequence)
        guard lines.count < Self.waitingMax else {
            let isEvent = told["event"] != nil
            lost = ((lost?.count ?? 0) + (told["lagged"]?.integerValue ?? (isEvent ? 1 : 0)), place)
            return
        }
        lines.append(Self.line(told, at: place))
    }

    private static func line(_ told: JSONObject, at place: Subscription.Place) -> JSONObject {
        var line = place.json
        for key in told.keys { line[key] = told[key] }
        return line
    }

    private func write() throws(CommandError) {
        while !lines.isEmpty || lost != nil {
            let taken = lines
            lines = []
            for line in taken { if let text = text(line) { try console.line(text) } }
            if let lost {
                self.lost = nil
                let line = Self.line(["lagged": .integer(lost.count)], at: lost.place)
                if let text = text(line) { try console.line(text) }
            }
            try console.flush()
            guard stopped == nil, !isReaderGone else { return }
        }
    }
}
