/// Whether a session goes on.
package enum SessionStatus: String, Sendable, CaseIterable {
    case active
    case ended
}
