import Domain

/// Whose life a session is.
package enum SessionKind: String, TermWord, CaseIterable {
    case daemon
    case command
    case `import`
}
