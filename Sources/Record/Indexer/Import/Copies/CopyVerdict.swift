/// How the file that a copy was made of stands to it now.
package enum CopyVerdict: Hashable, Sendable {
    case equal
    /// All that was copied is there, and so many bytes more.
    case grown(by: Int64)
    /// It ends before the copy does, and says the same up to there.
    case shrunk(to: Int64)
    /// From this byte on.
    case changed(at: Int64)
    case gone
    /// The copy was made of a database, and says what that held.
    case derived
}
