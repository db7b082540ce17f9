import Agents
package import Control
package import Domain
import Runs
package import Settings

/// What somebody wants done, made into a task that can be gone by, as the settings say. It looks at nothing: that a
/// repository is there, and which it is, is found out before.
package struct TaskOrder: Sendable {
    private static let titleLettersMax = 120
    /// The plan has the whole text. This is for those who look at the task.
    private static let descriptionBytesMax = 4 << 10

    private let settings: Settings

    package init(_ settings: Settings) { self.settings = settings }

    /// A task that is to be added.
    ///
    /// - Parameters:
    ///   - wish: its repository as `WorktreeKeeper.repository(at:)` gives it. Its own id counts for nothing.
    ///   - card: the path of the card it stands on.
    package func entry(
        _ wish: TaskWish,
        id: TaskID,
        by author: TaskAuthor,
        session: SessionID,
        at time: WallTime,
        card: String? = nil
    ) throws(SupervisionError) -> TaskEntry {
        let agent = wish.agent ?? usualAgent
        var plan = TaskPlan(agent: agent, text: wish.text ?? "", lineage: id, addedBy: author)
        plan.card = card
        change(&plan, by: wish)
        try check(plan, of: id)
        let source = author.taskSource
        var task = Task(id: id, session: session, detectedAt: time.truncatedToMilliseconds, source: source)
        task.title = Self.title(wish.title, of: plan.text)
        task.description = Self.description(plan.text, under: task.title)
        task.priority = wish.priority
        task.isHeld = wish.isHeld == true || author.mustBeApproved
        return TaskEntry(task: task, plan: plan)
    }

    /// The task with what the wish names, and with what is cleared as it would be had nobody named it.
    package func edited(
        _ entry: TaskEntry,
        by wish: TaskWish,
        cleared: [TaskField]
    ) throws(SupervisionError) -> TaskEntry {
        var edited = entry
        for field in cleared { clear(field, of: &edited) }
        // A title that nobody chose goes with the text.
        if edited.task.title == Self.title(nil, of: entry.plan.text) { edited.task.title = nil }
        change(&edited.plan, by: wish)
        try check(edited.plan, of: entry.id)
        edited.task.title = Self.title(wish.title ?? edited.task.title, of: edited.plan.text)
        if edited.plan.text != entry.plan.text || edited.task.title != entry.task.title {
            edited.task.description = Self.description(edited.plan.text, under: edited.task.title)
        }
        if let priority = wish.priority { edited.task.priority = priority }
        return edited
    }

    /// The agent of a task that names none: the only one that somebody has set up.
    private var usualAgent: String {
        let known = AgentSetup.names(in: settings)
        let setUp = settings.names(in: "agents").filter(known.contains)
        guard setUp.count == 1, let only = setUp.first else { return WorkerKind.claude.rawValue }
        return only
    }

    private func change(_ plan: inout TaskPlan, by wish: TaskWish) {
        if let agent = wish.agent { plan.agent = agent }
        if let text = wish.text { plan.text = text }
        if let repository = wish.repository { plan.repository = repository }
        if let base = wish.base { plan.base = base }
        if let after = wish.after { plan.after = after }
        if let scope = wish.scope { plan.scope = scope }
        if let model = wish.model { plan.model = model }
        if let seconds = wish.timeoutSeconds { plan.timeout = .seconds(seconds) }
        if let steps = wish.steps { plan.steps = steps }
        if let attempts = wish.attemptsMax { plan.attemptsMax = Int(attempts) }
        if let account = wish.account { plan.account = account }
        if let money = wish.budget { plan.budget.money = money }
        if let tokens = wish.budgetTokens { plan.budget.tokens = tokens }
    }

    private func clear(_ field: TaskField, of entry: inout TaskEntry) {
        switch field {
        case .title: entry.task.title = nil
        case .priority: entry.task.priority = nil
        case .agent: entry.plan.agent = usualAgent
        case .repository: entry.plan.repository = nil
        case .base: entry.plan.base = nil
        case .after: entry.plan.after = []
        case .scope: entry.plan.scope = []
        case .model: entry.plan.model = nil
        case .timeout: entry.plan.timeout = nil
        case .steps: entry.plan.steps = [.work]
        case .attemptsMax: entry.plan.attemptsMax = nil
        case .account: entry.plan.account = nil
        case .budget: entry.plan.budget.money = nil
        case .budgetTokens: entry.plan.budget.tokens = nil
        }
    }

    private func check(_ plan: TaskPlan, of task: TaskID) throws(SupervisionError) {
        do throws(TaskPlanError) { try plan.check(for: task) } catch { throw .plan(error) }
        let kind = try inRuns { () throws(RunsError) in try AgentSetup.kind(of: plan.agent, in: settings) }
        guard plan.repository != nil || !kind.needsRepository else { throw .repositoryMissing(agent: plan.agent) }
    }

    /// The one that was given, else how the text begins.
    private static func title(_ given: String?, of text: String) -> String {
        let title = given.map { ShortText.line(of: $0, lettersMax: titleLettersMax) } ?? ""
        return title.isEmpty ? ShortText.line(of: text, lettersMax: titleLettersMax) : title
    }

    /// Nothing where the title says it all.
    private static func description(_ text: String, under title: String?) -> String? {
        text == title ? nil : ShortText.cut(text, bytesMax: descriptionBytesMax)
    }
}
