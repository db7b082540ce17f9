import Domain

/// `roost metrics`: one scrape for Prometheus.
package enum MetricsCommand {
    package static let command = Command(
        "metrics",
        section: .plumbing,
        summary: "Show figures for Prometheus",
        details: [
            "One scrape in the text format 0.0.4: who is at work and by which verdict, tasks, runs, tokens and dollars "
                + "of today by model, budgets, the index, the disk, the daemon. Without a daemon roost_up is 0, "
                + "what only it knows is left out, and the rest is what the record says; that is no error.",
            "Days are those of this place. Every metric and what it means: docs/metrics.md",
        ],
        examples: [
            Example("roost metrics", "one scrape"),
            Example("roost metrics --home /data/roost", "of another home"),
        ],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        for family in try MetricsLook(invocation).families() {
            for line in family.lines { try invocation.console.line(line) }
        }
        return .ok
    }
}
