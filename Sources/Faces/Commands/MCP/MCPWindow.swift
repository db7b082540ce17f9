/// Which of the rows of a command an answer shows.
enum MCPWindow: Hashable, Sendable {
    /// So many, behind so many others.
    case first(Int, after: Int)
    /// The last so many, of those that came after a cursor of the command's own.
    case last(Int, after: String?)

    /// No list of ours is longer.
    static let placeMax = 9_000
}
