import Domain

/// What happens in the demo: the repository, the settings, and the tasks, each of which shows one thing.
struct DemoStory: Sendable {
    /// The task that is reviewed and taken over.
    static let accepted = "demo-1"
    /// The one that fails once.
    static let retried = "demo-2"
    static let asking = "demo-3"
    /// The one whose agent falls silent.
    static let stalling = "demo-4"
    static let limited = "demo-5"
    /// The one that prints numbered lines from beginning to end.
    static let counting = "demo-6"
    static let linesPerSecond = 400

    let pace: DemoPace
    let workers: Int

    var tasks: [DemoTask] { work + [counting] }

    /// Those that come to an end by themselves.
    var work: [DemoTask] { [happy, retried, asking, stalling, limited] }

    /// As `config.toml` of the demo's home has it.
    var settings: String {
        """
        # The settings of roost demo.
        [flock]
        workers = \(workers)
        start_interval = "0s"
        retry_delay = "\(Self.text(pace.retry))"
        startup_delay = "\(Self.text(pace.retry))"
        memory_min = "1MiB"
        disk_min = "1MiB"

        [watch]
        quiet_after = "\(Self.text(pace.quietAfter))"
        stall_after = "\(Self.text(pace.stallAfter))"

        [policy]
        stalled = ["notify", "checkpoint", "retry"]
        patience = "\(Self.text(pace.policy))"

        [budget]
        day_usd = 1.00
        warn_percent = 80
        at_limit = "finish"

        [agents.demo]
        arguments = ["--pace", "\(Self.text(pace.step / 20))"]

        # Another account, so that its limit holds up nobody else.
        [agents.limited]
        kind = "demo"
        account = "demo-account"
        arguments = ["--pace", "\(Self.text(pace.step / 20))"]

        """
    }

    static func text(_ length: Duration) -> String { "\(length.nanoseconds / 1_000_000)ms" }
}
