package import Domain

/// What is written to a card when the work on it is over.
package struct CardUpdate: Hashable, Sendable {
    package var status: String?
    package var updatedAt: WallTime
    /// The entries of each section, as Markdown. A section that is not here stays as it is.
    package var sections: [CardSection: [String]] = [:]

    package init(status: String?, updatedAt: WallTime) {
        self.status = status
        self.updatedAt = updatedAt
    }
}
