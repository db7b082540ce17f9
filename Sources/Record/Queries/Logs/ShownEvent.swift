package import Domain

/// What a line says that tells of an event, in its parts.
package struct ShownEvent: Hashable, Sendable {
    package let type: String
    /// Nil for one that a newer program knows.
    package let level: Level?
    package let message: StyledText

    package init(type: String, level: Level?, message: StyledText) {
        self.type = type
        self.level = level
        self.message = message
    }
}
