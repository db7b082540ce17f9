import Domain
import Settings

/// Sees to it that each alert is told once by each channel that wants it: one after the other, not in quiet hours,
/// again where it failed, and not for ever. Pure: it hears facts, and answers what is to be written down and sent.
package struct AlertQueue: Sendable {
    package enum Action: Hashable, Sendable {
        /// To be written down before it is sent: the next daemon finds it where this one dies.
        case owe(Alert, by: String)
        case send([Alert], by: AlertChannel)
        case told(Alert, by: String, attempts: Int)
        /// Nobody will be told of it any more.
        case gaveUp(Alert, by: String, why: String)
    }

    private struct Line: Sendable {
        var channel: AlertChannel
        var waiting: [Alert] = []
        /// How many of them are on their way, which are the first.
        var sentCount = 0
        var failures = 0
        var pausedUntil: MonotonicTime?
        /// Why it failed last.
        var trouble: String?
    }

    private var lines: [String: Line] = [:]
    /// What came up already, and the order in which it did.
    private var known: Set<String> = []
    private var order: [String] = []

    /// Goes on where the journals end.
    package init(_ owed: OwedAlerts = OwedAlerts()) {
        for key in owed.told { note(key) }
    }

    package var isIdle: Bool { lines.values.allSatisfy { $0.sentCount == 0 } }

    /// How many wait for each channel, and why the last try failed.
    package var standing: [(channel: AlertChannel, waiting: Int, trouble: String?)] {
        lines.sorted { $0.key < $1.key }.map { ($0.value.channel, $0.value.waiting.count, $0.value.trouble) }
    }

    // MARK: - Facts

    /// What waits for a channel that is gone is given up; one that has changed is tried at once.
    package mutating func channelsChanged(_ channels: [AlertChannel], at time: AlertTime) -> [Action] {
        var actions: [Action] = []
        let names = Set(channels.map(\.name))
        for (name, line) in lines.sorted(by: { $0.key < $1.key }) where !names.contains(name) {
            actions += line.waiting.map { .gaveUp($0, by: name, why: "the channel is gone") }
            lines[name] = nil
        }
        for channel in channels {
            lines[channel.name, default: Line(channel: channel)].channel = channel
            lines[channel.name]?.pausedUntil = nil
        }
        return actions + proceed(at: time)
    }

    /// What the daemon before has not told.
    package mutating func owed(_ owed: OwedAlerts, at time: AlertTime) -> [Action] {
        var actions: [Action] = []
        for (name, alert) in owed.waiting {
            if lines[name] == nil {
                actions.append(.gaveUp(alert, by: name, why: "the channel is gone"))
            } else {
                lines[name]?.waiting.append(alert)
            }
        }
        return actions + proceed(at: time)
    }

    package mutating func raised(_ alert: Alert, at time: AlertTime) -> [Action] {
        guard !known.contains(alert.key) else { return [] }
        note(alert.key)
        var actions: [Action] = []
        for (name, line) in lines.sorted(by: { $0.key < $1.key }) {
            guard let kind = alert.kind, line.channel.kinds.contains(kind) else { continue }
            actions.append(.owe(alert, by: name))
            lines[name]?.waiting.append(alert)
            if line.waiting.count >= AlertLimits.waitingMax, line.waiting.count > line.sentCount,
                let oldest = lines[name]?.waiting.remove(at: line.sentCount)
            {
                actions.append(.gaveUp(oldest, by: name, why: "too many wait"))
            }
        }
        return actions + proceed(at: time)
    }

    package mutating func sent(by name: String, at time: AlertTime) -> [Action] {
        guard let line = lines[name], line.sentCount > 0 else { return [] }
        let told = line.waiting.prefix(line.sentCount)
        lines[name]?.waiting.removeFirst(line.sentCount)
        lines[name]?.sentCount = 0
        lines[name]?.failures = 0
        lines[name]?.pausedUntil = nil
        lines[name]?.trouble = nil
        return told.map { .told($0, by: name, attempts: line.failures + 1) } + proceed(at: time)
    }

    /// - Parameter random: so that those who failed together do not come again together.
    package mutating func failed(
        by name: String,
        _ why: String,
        at time: AlertTime,
        random: UInt64
    ) -> [Action] {
        guard let line = lines[name], line.sentCount > 0 else { return [] }
        lines[name]?.sentCount = 0
        lines[name]?.failures = line.failures + 1
        lines[name]?.trouble = why
        lines[name]?.pausedUntil = time.monotonic.advanced(by: Self.pause(line.failures + 1, random))
        return proceed(at: time)
    }

    package mutating func ticked(at time: AlertTime) -> [Action] { proceed(at: time) }

    // MARK: - What follows

    /// Longer each time, and by up to a fourth longer than that.
    static func pause(_ failures: Int, _ random: UInt64) -> Duration {
        var pause = AlertLimits.firstPause
        for _ in 1..<max(2, min(failures, 20)) where failures > 1 && pause < AlertLimits.pauseMax { pause = pause * 2 }
        return min(pause, AlertLimits.pauseMax) * (4_000 + Int(random % 1_000)) / 4_000
    }

    private mutating func proceed(at time: AlertTime) -> [Action] {
        var actions: [Action] = []
        for name in lines.keys.sorted() {
            actions += giveUpOld(name, time)
            guard let line = lines[name], line.sentCount == 0, !line.waiting.isEmpty,
                line.pausedUntil.map({ $0 <= time.monotonic }) ?? true,
                line.channel.quietHours?.rest(atSecond: time.secondOfDay) == nil
            else { continue }
            let batch = Array(line.waiting.prefix(AlertLimits.linesMax))
            lines[name]?.sentCount = batch.count
            actions.append(.send(batch, by: line.channel))
        }
        return actions
    }

    /// What nobody could be told of for a day is no news any more. Quiet hours may take as long as they like.
    private mutating func giveUpOld(_ name: String, _ time: AlertTime) -> [Action] {
        guard let line = lines[name], line.sentCount == 0, line.failures > 0 else { return [] }
        let old = line.waiting.filter { time.wall - $0.at > AlertLimits.age }
        guard !old.isEmpty else { return [] }
        lines[name]?.waiting.removeAll { time.wall - $0.at > AlertLimits.age }
        return old.map { .gaveUp($0, by: name, why: "it failed for a day: \(line.trouble ?? "")") }
    }

    private mutating func note(_ key: String) {
        guard known.insert(key).inserted else { return }
        order.append(key)
        while order.count > AlertLimits.toldMax { known.remove(order.removeFirst()) }
    }
}
