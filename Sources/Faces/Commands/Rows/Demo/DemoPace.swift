/// How long the parts of the demo take: so that they can be watched, or as short as they can be.
struct DemoPace: Hashable, Sendable {
    /// Between what an agent does and what it does next.
    let step: Duration
    /// How long a question waits for the person at the terminal, before it is answered by itself.
    let answer: Duration
    let rateLimit: Duration
    let quietAfter: Duration
    let stallAfter: Duration
    /// How long an agent is stuck before the policy has it stopped and tried again.
    let policy: Duration
    let retry: Duration
    /// How long there is no daemon.
    let outage: Duration
    /// How long the dashboard stays once all is over.
    let farewell: Duration
    /// When something must have gone wrong.
    let limit: Duration

    static let usual = DemoPace(
        step: .seconds(2),
        answer: .seconds(10),
        rateLimit: .seconds(20),
        quietAfter: .seconds(5),
        stallAfter: .seconds(10),
        policy: .seconds(6),
        retry: .seconds(4),
        outage: .seconds(2),
        farewell: .seconds(15),
        limit: .seconds(600)
    )

    static let fast = DemoPace(
        step: .milliseconds(300),
        answer: .seconds(4),
        rateLimit: .seconds(5),
        quietAfter: .seconds(2),
        stallAfter: .seconds(3),
        // On a busy machine the index is seconds behind, and the stall is to be explained while it lasts.
        policy: .seconds(8),
        retry: .seconds(1),
        outage: .milliseconds(500),
        farewell: .seconds(3),
        limit: .seconds(300)
    )
}
