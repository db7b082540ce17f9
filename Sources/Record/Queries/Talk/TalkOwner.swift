package import Domain

/// Whose conversation it is: a run of ours, or a transcript that was imported.
package struct TalkOwner: Hashable, Sendable {
    package let worker: String
    package let task: String
    package let agent: String?
    package let conversation: String?
    package let status: String
    package let startedAt: WallTime?
    /// Where its files are, for a run of ours.
    package let directory: String?
}
