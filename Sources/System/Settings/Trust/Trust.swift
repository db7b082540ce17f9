/// How far a repository's own settings are trusted.
package enum Trust: String, Sendable, CaseIterable {
    case trusted
    /// Another content was.
    case changed
    /// Nobody said so.
    case unknown
}
