import Domain

/// Whether a session goes on.
package enum SessionStatus: String, TermWord, CaseIterable {
    case active
    case ended
}
