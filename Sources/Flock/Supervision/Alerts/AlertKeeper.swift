import Domain
import JSON
import Journal
import Platform
import Settings

/// Tells people of what the journal of the daemon says: here it is written down what is owed, and sent.
package final class AlertKeeper {
    /// How a try of a channel ended.
    typealias Tried = (_ channel: String, _ trouble: String?) -> Void

    private var rules: AlertRules
    private var queue: AlertQueue
    private let owed: OwedAlerts
    private let journal: DaemonJournal
    private let loop: EventLoop
    private let clock: any Clock
    private let calendar = LocalCalendar()
    private let environment: Environment
    private(set) var channels: [AlertChannel]
    private var triesUnderWay = 0

    init(
        _ tasks: OpenTasks,
        _ settings: Settings,
        _ journal: DaemonJournal,
        _ loop: EventLoop,
        _ clock: any Clock,
        _ environment: Environment
    ) {
        rules = AlertRules(tasks.entries)
        owed = tasks.alerts
        queue = AlertQueue(owed)
        channels = AlertChannel.all(in: settings)
        self.journal = journal
        self.loop = loop
        self.clock = clock
        self.environment = environment
    }

    /// Whether nothing is on its way that the end of the daemon would cut short.
    var isIdle: Bool { queue.isIdle && triesUnderWay == 0 }

    /// How many wait for each channel, and why the last try failed.
    var standing: [(channel: AlertChannel, waiting: Int, trouble: String?)] { queue.standing }

    /// - Parameters:
    ///   - pid: of the daemon that this one follows.
    ///   - closed: sessions that ended without a word.
    func begin(after pid: Int32?, closed: [SessionPaths], on disk: any Disk) {
        let died = closed.count { paths in
            let metadata = Deliberate.ignore(because: "what cannot be read was no daemon that anybody misses") {
                () throws(JournalError) in try SessionMetadata.read(paths.metadata, on: disk)
            }
            return metadata?.kind == .known(.daemon)
        }
        perform(queue.channelsChanged(channels, at: now))
        perform(queue.owed(owed, at: now))
        let restart = AlertRules.restarted(after: pid, died: died, at: clock.now().wall, session: journal.session)
        if let restart { perform(queue.raised(restart, at: now)) }
    }

    func take(_ settings: Settings) {
        channels = AlertChannel.all(in: settings)
        perform(queue.channelsChanged(channels, at: now))
    }

    /// A line that stands in the journal.
    func heard(_ event: Event) {
        for alert in rules.alerts(of: event) { perform(queue.raised(alert, at: now)) }
    }

    func ticked() { perform(queue.ticked(at: now)) }

    /// Tries a channel, past its quiet hours; it is told of once for each channel how that went.
    func test(_ tried: [AlertChannel], done: @escaping Tried) {
        let moment = clock.now()
        for channel in tried {
            let alert = Alert(
                nil,
                key: "test:\(moment.wall)",
                level: .info,
                "this is a test of the channel \(channel.name)",
                at: moment.wall
            )
            triesUnderWay += 1
            send([alert], by: channel) { [unowned self] trouble in
                triesUnderWay -= 1
                let more: JSONObject = ["trouble": JSONValue(trouble)]
                record(
                    alert,
                    channel.name,
                    trouble == nil ? .told : .gaveUp,
                    more,
                    level: trouble == nil ? .info : .warn
                )
                done(channel.name, trouble)
            }
        }
    }

    private var now: AlertTime {
        let moment = clock.now()
        let civil = calendar.civil(moment.wall)
        return AlertTime(
            wall: moment.wall,
            monotonic: moment.monotonic,
            secondOfDay: (civil.hour * 60 + civil.minute) * 60 + civil.second
        )
    }

    // MARK: - What follows

    private func perform(_ actions: [AlertQueue.Action]) {
        for action in actions {
            switch action {
            case .owe(let alert, let channel): record(alert, channel, .owed, level: .debug)
            case .send(let alerts, let channel):
                send(alerts, by: channel) { [unowned self] trouble in sent(channel.name, trouble) }
            case .told(let alert, let channel, let attempts):
                record(alert, channel, .told, ["attempts": .integer(Int64(attempts))])
            case .gaveUp(let alert, let channel, let why):
                record(alert, channel, .gaveUp, ["trouble": .string(why)], level: .warn)
            }
        }
    }

    private func sent(_ channel: String, _ trouble: String?) {
        if let trouble {
            journal.note("alert_failed", "\(channel) could not be told: \(trouble)", level: .warn)
            perform(queue.failed(by: channel, trouble, at: now, random: Randomness.uint64()))
        } else {
            perform(queue.sent(by: channel, at: now))
        }
    }

    private func record(
        _ alert: Alert,
        _ channel: String,
        _ step: OwedAlerts.Step,
        _ more: JSONObject = [:],
        level: Level = .info
    ) {
        let message = "\(channel): \(step.rawValue): \(alert.text)"
        journal.record(.alert, message, level: level, data: OwedAlerts.data(alert, by: channel, step, more))
    }

    private func send(_ alerts: [Alert], by channel: AlertChannel, done: @escaping (String?) -> Void) {
        let sender = AlertSender(environment: environment)
        let message = AlertMessage(alerts)
        do throws(PlatformError) {
            try SideWork.begin(on: loop, { sender.send(message, by: channel) }, done: done)
        } catch {
            // A turn is over before the next fact is heard.
            loop.after(.zero) { done("\(error)") }
        }
    }
}
