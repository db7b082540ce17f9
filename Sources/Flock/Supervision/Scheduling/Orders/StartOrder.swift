package import Domain

/// That a run of a task is to be started.
package struct StartOrder: Hashable, Sendable {
    package let task: TaskID
    package let step: TaskStep
    package let attempt: Int
    package let slot: Int
    package let lineage: TaskID
    package let agent: String
    package let account: String
    /// What the steps before this one leave to it.
    package let carried: [StepCarry]
}
