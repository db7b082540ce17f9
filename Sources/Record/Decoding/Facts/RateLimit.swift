package import Domain

/// How near a limit of the provider is.
package struct RateLimit: Hashable, Sendable {
    /// In the agent's word: allowed, rejected.
    package var status: String?
    /// Which limit: five_hour, seven_day.
    package var kind: String?
    package var resetsAt: WallTime?
    /// The used part of it, as a decimal number.
    package var utilization: String?

    package init(status: String?, kind: String?, resetsAt: WallTime?, utilization: String?) {
        self.status = status
        self.kind = kind
        self.resetsAt = resetsAt
        self.utilization = utilization
    }
}
