/// What goes wrong with a packed file.
package enum PackingError: Error, Hashable, Sendable {
    case damaged(path: String)
}
