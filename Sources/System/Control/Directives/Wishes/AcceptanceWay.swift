import Domain

/// How the work of a task is taken over.
package enum AcceptanceWay: String, TermWord, CaseIterable {
    /// As the task says.
    case usual
    case merge
    case branch
    /// Pushed, with a pull request.
    case pullRequest = "pr"
}
