import Control
import Domain

/// What can be said of a task that is added or changed.
enum TaskOptions {
    static let title = Option("title", ValueForm.text.named("TITLE"), "What it is called (default: its first line)")
    static let priority = Option(
        "priority",
        .integer(Int(TaskWish.priorities.lowerBound)...Int(TaskWish.priorities.upperBound)),
        "How urgent it is: 1 comes before 2, and both before what has none"
    )
    static let agent = Option(
        "agent",
        ValueForm.text.named("AGENT"),
        "Who does it, by its name in the settings or its kind (default: the only one that is set up, else claude)"
    )
    static let repository = Option(
        "repo",
        .path.named("DIR"),
        "The repository that it is worked on in (default: that of this folder)"
    )
    static let base = Option("base", ValueForm.text.named("REF"), "What the work begins from (default: HEAD)")
    static let after = Option("after", .task, isRepeatable: true, "A task that must be completed first")
    static let scope = Option(
        "scope",
        .path,
        isRepeatable: true,
        "A path that it writes to, as from the root of the repository (default: all of it)"
    )
    static let model = Option("model", ValueForm.text.named("MODEL"), "The model that its agent uses")
    static let timeout = Option("timeout", .duration, "Stop a run of it after so long")
    static let steps = Option("steps", .steps, "What is done for it, in this order (default: work)")
    static let attempts = Option(
        "attempts",
        .integer(Int(TaskWish.attempts.lowerBound)...Int(TaskWish.attempts.upperBound)),
        "How often a step may fail (default: flock.attempts_max)"
    )
    static let account = Option("account", ValueForm.text.named("ACCOUNT"), "Whose limits it counts against")
    static let budget = Option("budget", .budget, "What all its runs may cost together (default: budget.task_usd)")
    static let budgetTokens = Option("budget-tokens", .tokens, "How many tokens all its runs may take together")
    static let file = Option("file", short: "f", .path.named("FILE|-"), "Read what is to be done from a file")
    static let text = Argument(
        "TEXT",
        ValueForm.text,
        count: .any,
        "What is to be done, of a shell its command; - for standard input"
    )

    static let all: [any OptionKey] = [
        title, priority, agent, repository, base, after, scope, model, timeout, steps, attempts, account, budget,
        budgetTokens, file,
    ]

    /// What can be taken back, by the names of the options.
    static let clearable: [String: TaskField] = [
        "title": .title, "priority": .priority, "agent": .agent, "repo": .repository, "base": .base, "after": .after,
        "scope": .scope, "model": .model, "timeout": .timeout, "steps": .steps, "attempts": .attemptsMax,
        "account": .account, "budget": .budget, "budget-tokens": .budgetTokens,
    ]
}

extension ValueForm where Value == [TaskStep] {
    /// Several of the words, with commas between them.
    static var steps: ValueForm {
        let words = TaskStep.allCases.map(\.rawValue)
        return ValueForm(placeholder: "STEPS") { (text: String) throws(ValueFault) in
            var steps: [TaskStep] = []
            for word in text.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
                guard let step = TaskStep(rawValue: word) else {
                    throw ValueFault(
                        expected: "some of \(words.joined(separator: ",")), in this order",
                        similar: Suggestion.nearest(to: word, among: words)
                    )
                }
                steps.append(step)
            }
            return steps
        }
    }
}
