package import Domain

/// A text that was found.
package struct SearchHit: Hashable, Sendable {
    /// Where the text is.
    package enum Origin: Hashable, Sendable {
        /// A part of a conversation, by its number in the run, and its line in the file that it was read from.
        case block(number: Int64, source: String, bytes: Range<Int64>)
        case piece(source: String, bytes: Range<Int64>)
        case decision(Int64)
    }

    package var at: WallTime
    package var found: SearchPlace
    package var run: String?
    package var task: String?
    /// Who said it: the role, the tool, the channel, or the function that decided.
    package var by: String
    package var origin: Origin
    package var excerpt = SearchExcerpt()
}
