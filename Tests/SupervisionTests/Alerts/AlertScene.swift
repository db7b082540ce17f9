import Domain
import JSON
import Settings
import Testing

@testable import Supervision

/// A queue of alerts, and the clocks that it is told of.
struct AlertScene {
    static let start = WallTime(nanoseconds: 1_795_222_383_000_000_000)
    static let session = "ses-2026-11-21-abc123"

    var queue: AlertQueue
    var wall = AlertScene.start
    var monotonic = MonotonicTime(nanoseconds: 0)
    /// Noon.
    var secondOfDay = 43_200
    private(set) var actions: [AlertQueue.Action] = []
    private(set) var events: [Event] = []

    init(_ owed: OwedAlerts = OwedAlerts(), _ channels: [AlertChannel] = [AlertChannel("phone", .webhook)]) {
        queue = AlertQueue(owed)
        take(queue.channelsChanged(channels, at: time))
    }

    var time: AlertTime { AlertTime(wall: wall, monotonic: monotonic, secondOfDay: secondOfDay) }

    static func alert(_ key: String, _ kind: AlertKind = .failed, at time: WallTime = start) -> Alert {
        Alert(kind, key: key, level: .error, "\(key) has failed", hint: "roost why \(key)", at: time, task: key)
    }

    /// As the daemon would write them down.
    mutating func take(_ new: [AlertQueue.Action]) {
        actions += new
        for action in new {
            switch action {
            case .owe(let alert, let channel): record(alert, channel, .owed)
            case .told(let alert, let channel, _): record(alert, channel, .told)
            case .gaveUp(let alert, let channel, _): record(alert, channel, .gaveUp)
            case .send: break
            }
        }
    }

    private mutating func record(_ alert: Alert, _ channel: String, _ step: OwedAlerts.Step) {
        events.append(Self.event(events.count + 1, .alert, OwedAlerts.data(alert, by: channel, step)))
    }

    static func event(_ sequence: Int, _ type: SessionEventType, _ data: JSONObject, _ message: String = "") -> Event {
        do {
            return Event(
                sequence: Int64(sequence),
                scope: .session(try SessionID(session)),
                typeText: type.rawValue,
                level: .known(.info),
                createdAt: start,
                message: message,
                data: data
            )
        } catch { preconditionFailure("\(error)") }
    }

    mutating func raise(_ alert: Alert) { take(queue.raised(alert, at: time)) }

    mutating func pass(_ duration: Duration) {
        wall = wall + duration
        monotonic = monotonic.advanced(by: duration)
        secondOfDay = (secondOfDay + Int(duration.components.seconds)) % 86_400
        take(queue.ticked(at: time))
    }

    mutating func sent(_ channel: String = "phone") { take(queue.sent(by: channel, at: time)) }

    mutating func failed(_ channel: String = "phone") {
        take(queue.failed(by: channel, "503", at: time, random: 0))
    }

    /// What followed since it was asked last.
    mutating func words() -> [String] {
        defer { actions = [] }
        return actions.map { action in
            switch action {
            case .owe(let alert, let channel): "owe \(alert.key) \(channel)"
            case .send(let alerts, let channel): "send \(alerts.map(\.key).joined(separator: ",")) \(channel.name)"
            case .told(let alert, let channel, let attempts): "told \(alert.key) \(channel) \(attempts)"
            case .gaveUp(let alert, let channel, _): "gave up \(alert.key) \(channel)"
            }
        }
    }

    /// What the next daemon reads.
    func owed() -> OwedAlerts {
        var owed = OwedAlerts()
        for event in events { owed.take(event) }
        return owed
    }
}
