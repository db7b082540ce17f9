/// What an agent that asked for a permission is told.
package enum PermissionAnswer: Hashable, Sendable {
    case allowed
    /// - Parameters:
    ///   - message: what it reads as the reason.
    ///   - endsTurn: whether it is to leave the rest of its turn too.
    case denied(message: String?, endsTurn: Bool = false)
}
