extension TaskPlan {
    package static let textBytesMax = 256 << 10
    package static let afterMax = 256
    package static let scopeMax = 256
    package static let attemptsMost = 1_000

    /// Whether the plan of the task can be gone by, whoever made it.
    package func check(for task: TaskID) throws(TaskPlanError) {
        guard !agent.isEmpty else { throw .agentMissing }
        guard !text.allSatisfy(\.isWhitespace) else { throw .textMissing }
        guard text.utf8.count <= Self.textBytesMax else {
            throw .textTooLong(bytes: text.utf8.count, bytesMax: Self.textBytesMax)
        }
        guard after.count <= Self.afterMax else { throw .tooMany("tasks to come after", countMax: Self.afterMax) }
        guard scope.count <= Self.scopeMax else { throw .tooMany("paths to write to", countMax: Self.scopeMax) }
        if after.contains(task) { throw .afterItself(task) }
        if let path = scope.first(where: { !WriteScope.isInside($0) }) { throw .scopeOutside(path) }
        guard !steps.isEmpty else { throw .stepsMissing }
        let order = TaskStep.allCases.filter(steps.contains)
        guard order == steps else { throw .stepsOutOfOrder(steps) }
        if let attemptsMax, !(1...Self.attemptsMost).contains(attemptsMax) {
            throw .attemptsOutOfRange(attemptsMax, attemptsMost: Self.attemptsMost)
        }
    }
}
