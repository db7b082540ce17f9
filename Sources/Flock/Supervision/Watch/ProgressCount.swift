import Control
import Domain

/// How far an agent has come since that was told last: steps are told together where they come fast.
struct ProgressCount: Hashable {
    /// How far apart two are told at least.
    static let interval = Duration.seconds(10)

    private var told: LiveProgress?
    private var newest: LiveProgress?
    private var toldAt: MonotonicTime?
    private var lastTool: String?

    /// What was there before anybody looked is no news.
    mutating func begin(_ progress: LiveProgress) {
        told = progress
        newest = progress
    }

    mutating func heard(_ progress: LiveProgress) {
        if told == nil { told = LiveProgress(run: progress.run, task: progress.task) }
        newest = progress
    }

    mutating func used(tool: String?) { lastTool = tool ?? lastTool }

    /// Whether something is to be told, and how long it waits.
    func wait(at now: MonotonicTime) -> Duration? {
        guard text != nil else { return nil }
        return toldAt.map { max(.zero, Self.interval - $0.duration(to: now)) } ?? .zero
    }

    /// What is to be told now: then it is.
    mutating func take(at now: MonotonicTime) -> String? {
        guard wait(at: now) == .zero, let text else { return nil }
        told = newest
        toldAt = now
        lastTool = nil
        return text
    }

    private var text: String? {
        guard let told, let newest else { return nil }
        let tools = newest.toolCalls - told.toolCalls
        let parts = [
            Self.count(newest.turns - told.turns, "turn"), Self.count(newest.messages - told.messages, "message"),
            Self.count(tools, "tool call").map { text in lastTool.map { "\(text) (\($0))" } ?? text },
        ].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    private static func count(_ number: Int64, _ word: String) -> String? {
        number > 0 ? "\(number) \(word)\(number == 1 ? "" : "s")" : nil
    }
}
