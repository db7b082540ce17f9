import Domain
import JSON
import Journal
import Platform
import Queries

/// Tells pages that look at a run how far its log and its talk have come: which of it they show they ask for by
/// themselves.
final class LiveRuns {
    private static let pause = Duration.milliseconds(200)
    /// What was said is in the index, which is not asked as often.
    private static let turnsOfTalk = 5
    private static let quietLooksMax = 15
    /// Half of the logs that are kept counted are for pages that ask by themselves.
    private static let runsMax = LogShelf.runsMax / 2

    private unowned let hub: LiveHub
    private let logs: LogShelf
    private let talks: TalkShelf
    private var watched: [LiveTopic: Int] = [:]
    private var told: [LiveTopic: JSONObject] = [:]
    /// How often nothing new was found since it ended: what was said last may come into the index after that.
    private var quietLooks: [LiveTopic: Int] = [:]
    private var timer: TimerID?
    private var turn = 0
    private var isLooking = false

    init(hub: LiveHub) {
        self.hub = hub
        logs = hub.logs
        talks = hub.talks
    }

    /// Whether so many more runs can be looked at.
    func hasRoom(for topics: Set<LiveTopic>) -> Bool {
        Set(watched.keys).union(topics).count { $0 != .flock } <= Self.runsMax
    }

    func begin(_ client: LiveClient) {
        for topic in client.topics where topic != .flock {
            watched[topic, default: 0] += 1
            quietLooks[topic] = nil
            if let told = told[topic] { client.tell(Self.event(topic, told)) }
        }
        guard !watched.isEmpty, timer == nil else { return }
        timer = hub.loop.after(Self.pause, repeats: true) { [unowned self] in look() }
    }

    func forget(_ client: LiveClient) {
        for topic in client.topics where topic != .flock {
            watched[topic, default: 1] -= 1
            guard watched[topic, default: 0] <= 0 else { continue }
            watched[topic] = nil
            told[topic] = nil
            quietLooks[topic] = nil
        }
        guard watched.isEmpty, let timer else { return }
        hub.loop.cancel(timer)
        self.timer = nil
    }

    func look() {
        guard !isLooking else { return }
        turn += 1
        let isTurnOfTalk = turn % Self.turnsOfTalk == 1
        let topics = watched.keys.filter { topic in
            guard quietLooks[topic, default: 0] < Self.quietLooksMax else { return false }
            if case .run = topic { return isTurnOfTalk }
            return topic != .flock
        }
        guard !topics.isEmpty else { return }
        isLooking = true
        let (logs, talks, now) = (logs, talks, hub.sources.clock.now().wall)
        do throws(PlatformError) {
            try SideWork.begin(
                on: hub.loop,
                { topics.compactMap { topic in Self.look(topic, logs, talks, now).map { (topic, $0) } } },
                done: { [weak self] found in
                    self?.isLooking = false
                    for (topic, object) in found { self?.take(topic, object) }
                }
            )
        } catch { isLooking = false }
    }

    private func take(_ topic: LiveTopic, _ object: JSONObject) {
        guard watched[topic] != nil else { return }
        guard told[topic] != object else {
            let isOver = object["isLive"] == false && object["isCounting"] != true
            quietLooks[topic] = isOver ? quietLooks[topic, default: 0] + 1 : nil
            return
        }
        quietLooks[topic] = nil
        told[topic] = object
        hub.broadcast(Self.event(topic, object))
    }

    private static func event(_ topic: LiveTopic, _ object: JSONObject) -> LiveEvent {
        if case .log = topic { return LiveEvent("log", object, topic: topic) }
        return LiveEvent("talk", object, topic: topic)
    }

    private static func look(
        _ topic: LiveTopic,
        _ logs: LogShelf,
        _ talks: TalkShelf,
        _ now: WallTime
    ) -> JSONObject? {
        switch topic {
        case .flock: return nil
        case .log(let run):
            let extent = Deliberate.ignore(because: "the page that asks for its lines is told what is wrong") {
                () throws(JournalError) in
                try logs.extent(run: run, streams: [.out, .err, .run], at: now)
            }
            guard let extent = extent ?? nil else { return nil }
            return [
                "run": .string(run), "total": .integer(Int64(extent.total)), "isLive": .bool(extent.isLive),
                "isCounting": .bool(extent.isCounting), "writtenBytes": .integer(extent.writtenBytes),
            ]
        case .run(let run):
            let extent = Deliberate.ignore(because: "the page that asks for its messages is told what is wrong") {
                () throws(QueriesError) in
                try talks.extent(run: run, at: now)
            }
            guard let extent = extent ?? nil else { return nil }
            return [
                "run": .string(run), "total": .integer(Int64(extent.total)), "isLive": .bool(extent.isLive),
            ]
        }
    }
}
