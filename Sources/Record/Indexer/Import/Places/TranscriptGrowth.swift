/// How a transcript becomes longer.
package enum TranscriptGrowth: Hashable, Sendable {
    /// Lines are added to its end, and what is there stays.
    case appended
    /// It is written again as a whole, and may say anything new anywhere.
    case rewritten
}
