import Domain

/// What decides, beside its place, whether a task can be started: tasks of one lane wait for the same things, so that
/// only the first of them needs to be looked at.
struct TaskLane: Hashable, Sendable {
    /// Whose limits count.
    struct Pool: Hashable, Comparable, Sendable {
        let agent: String
        let account: String

        static func < (left: Pool, right: Pool) -> Bool {
            (left.agent, left.account) < (right.agent, right.account)
        }
    }

    let pool: Pool
    let repository: String?
    let scope: WriteScope

    init(_ plan: TaskPlan, account: String) {
        pool = Pool(agent: plan.agent, account: account)
        repository = plan.repository
        scope = plan.repository == nil ? WriteScope([]) : plan.writeScope
    }
}
