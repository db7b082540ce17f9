import JSON

/// What is to be done for a task, and by whom.
package struct TaskPlan: Hashable, Sendable {
    /// The name of an agent in the settings, or the kind of one.
    package var agent: String
    /// What the agent is asked; of a shell its command.
    package var text: String
    package var repository: String?
    /// The commit or branch that the work begins at.
    package var base: String?
    /// What must be completed first.
    package var after: [TaskID] = []
    /// The paths of the repository that it writes to; none: all of it.
    package var scope: [String] = []
    package var model: String?
    package var timeout: Duration?
    package var steps: [TaskStep] = [.work]
    /// How often a step may fail; nothing: as often as the settings say.
    package var attemptsMax: Int?
    /// Whose account it is done with; nothing: that of the agent.
    package var account: String?
    /// What all runs of it may spend; what it leaves open is as the settings say.
    package var budget = BudgetLimit.none
    /// The path of the card that it was written on.
    package var card: String?
    /// What it said where it comes from, as it was taken over last: whether it is edited there shows by it.
    package var sourceDigest: String?
    /// The first task of those that follow from one another, as retries and as follow-ups.
    package var lineage: TaskID
    package var addedBy: TaskAuthor

    package init(agent: String, text: String, lineage: TaskID, addedBy: TaskAuthor = .person) {
        self.agent = agent
        self.text = text
        self.lineage = lineage
        self.addedBy = addedBy
    }

    package var writeScope: WriteScope { WriteScope(scope) }

    /// Whether a run that was started with the one is none other under the other: what may be spent is not its concern.
    package func isSame(butForBudget other: TaskPlan) -> Bool {
        var plan = self
        plan.budget = other.budget
        return plan == other
    }
}

extension FieldShape where Value == [TaskID] {
    static var ids: FieldShape {
        FieldShape(expected: "a list of task ids") { value in
            guard let elements = value.arrayValue else { return nil }
            let ids = elements.compactMap { FieldShape<TaskID>.id.read($0) }
            return ids.count == elements.count ? ids : nil
        }
    }
}
