/// What can go wrong in `Git`.
package enum GitError: Error, Hashable, Sendable {
    case failed(String)
}
