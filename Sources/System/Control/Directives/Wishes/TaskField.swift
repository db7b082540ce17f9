import Domain

/// What of a task can be changed, beside its text, by the name that the data of a directive has for it.
package enum TaskField: String, TermWord, CaseIterable {
    case title
    case priority
    case agent
    case repository
    case base
    case after
    case scope
    case model
    case timeout = "timeoutSec"
    case steps
    case attemptsMax
    case account
    case budget = "budgetUsd"
    case budgetTokens
}
