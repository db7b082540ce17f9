package import Domain
import JSON
package import Settings

/// What the scheduler keeps to, as the settings say.
package struct SchedulerLimits: Hashable, Sendable {
    /// A run that failed within that time, with nothing done, came to nothing.
    package static let startupSpan = Duration.seconds(10)
    /// What a rate limit says beyond that is not believed.
    package static let rateLimitMost = Duration.seconds(8 * 86_400)

    /// How many runs go on at once.
    package var slots = 0
    package var agentRunsMax: [String: Int] = [:]
    package var accountRunsMax: [String: Int] = [:]
    /// With whose account each agent works; one that is not named has one of its own name.
    package var accounts: [String: String] = [:]
    package var quietHours: QuietHours?
    package var attemptsMax = 3
    package var retryDelay = Duration.seconds(30)
    package var retryDelayMax = Duration.seconds(3_600)
    package var startupDelay = Duration.seconds(300)
    package var startupDelayMax = Duration.seconds(1_200)
    /// How far apart two starts are at least.
    package var startInterval = Duration.seconds(1)
    /// So many starts of one lineage that came to nothing within the window hold it.
    package var lineageFailedStartsMax = 5
    /// So many of all lineages together hold all of them.
    package var failedStartsMax = 10
    package var failedStartsWindow = Duration.seconds(3_600)
    package var memoryMin = ByteCount(bytes: 512 << 20)
    package var diskMin = ByteCount(bytes: 1 << 30)
    package var retriesLost = false

    package init() {}

    package func account(of plan: TaskPlan) -> String { plan.account ?? accounts[plan.agent] ?? plan.agent }
}

extension FieldShape where Value == QuietHours {
    static var quietHours: FieldShape {
        FieldShape(expected: "hours of the day, such as 22:00-07:00") { $0.stringValue.flatMap(QuietHours.init) }
    }
}
