/// Whose life a session is.
package enum SessionKind: String, Sendable, CaseIterable {
    case daemon
    case command
    case `import`
}
