/// What an agent tells of itself that says why a run goes as it does.
enum AgentTelling {
    static let types: Set<String> = [
        "turn_ended", "rate_limit", "permission_asked", "permission_denied", "retry", "compaction",
        "api_error",
    ]

    static func isTelling(_ entry: TimelineEntry) -> Bool { entry.kind != .agent || types.contains(entry.name) }
}
