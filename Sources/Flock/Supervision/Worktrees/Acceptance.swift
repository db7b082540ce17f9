/// How a person wants the work of a task taken over.
package enum Acceptance: Hashable, Sendable {
    /// Into the branch that it began from, or another.
    case merge(into: String?)
    /// As a branch of this name, beside all others.
    case branch(String)
}
