package import Domain

/// A pane of ours as tmux lists it.
package struct SeenPane: Hashable, Sendable {
    /// Such as `%3`; it stays as long as the pane does.
    package let id: String
    package let name: PaneName
    package let session: String
    package let pid: Int32?
    /// Whether what it ran has ended.
    package let isEnded: Bool
}
