import Domain

/// What is known of two runs, put side by side.
struct RunSides {
    let first: RecordedRun
    let second: RecordedRun

    var facts: [RunDifference.Fact] {
        [
            fact("run", \.id), fact("task", \.task), fact("step", \.step), number("attempt", \.attempt),
            fact("agent", \.agent), fact("model", \.model), fact("agent version", \.agentVersion),
            fact("roost version", \.roostVersion), fact("command", \.command), fact("prompt", \.promptSummary),
            fact("worker", \.worker), fact("branch", \.branch),
            RunDifference.Fact("started", first.spawnedAt.iso, second.spawnedAt.iso),
            RunDifference.Fact("took", Self.seconds(first.duration), Self.seconds(second.duration)),
            RunDifference.Fact("outcome", first.outcome ?? first.status, second.outcome ?? second.status),
            fact("reason", \.reason), number("exit", \.exitCode), number("signal", \.signal),
            fact("summary", \.summary), fact("failure", \.failureReason),
        ].filter { $0.first != nil || $0.second != nil }
    }

    static func facts(of first: RunUsage, _ second: RunUsage) -> [RunDifference.Fact] {
        [
            RunDifference.Fact("responses", "\(first.calls)", "\(second.calls)"),
            RunDifference.Fact("tokens", "\(first.tokens)", "\(second.tokens)"),
            RunDifference.Fact("cost", cost(first), cost(second)),
        ]
    }

    /// A sum in which responses are missing says so; one of nothing but those is not known.
    private static func cost(_ usage: RunUsage) -> String? {
        guard usage.unpricedCalls > 0 else { return "\(usage.cost)" }
        return usage.unpricedCalls == usage.calls ? nil : "\(usage.cost) and \(usage.unpricedCalls) without a price"
    }

    private static func seconds(_ duration: Duration?) -> String? {
        duration.map { "\($0.components.seconds) s" }
    }

    private func fact(_ key: String, _ path: KeyPath<RecordedRun, String?>) -> RunDifference.Fact {
        RunDifference.Fact(key, first[keyPath: path], second[keyPath: path])
    }

    private func fact(_ key: String, _ path: KeyPath<RecordedRun, String>) -> RunDifference.Fact {
        RunDifference.Fact(key, first[keyPath: path], second[keyPath: path])
    }

    private func number(_ key: String, _ path: KeyPath<RecordedRun, Int64?>) -> RunDifference.Fact {
        RunDifference.Fact(key, first[keyPath: path].map { "\($0)" }, second[keyPath: path].map { "\($0)" })
    }
}
