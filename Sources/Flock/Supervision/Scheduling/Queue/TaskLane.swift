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
    /// Of which it claims a part.
    let repository: String?
    let scope: WriteScope

    /// A plan that names no parts of its repository claims none: its worktree is its own, and a person merges what it
    /// comes to.
    init(_ plan: TaskPlan, account: String) {
        pool = Pool(agent: plan.agent, account: account)
        repository = plan.scope.isEmpty ? nil : plan.repository
        scope = repository == nil ? WriteScope([]) : plan.writeScope
    }
}
