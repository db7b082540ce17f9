package import Domain

/// What a task has come to, as lines that can be read from the first to the last.
package struct ReviewPicture: Hashable, Sendable {
    package var lines: [StyledText]

    package init(lines: [StyledText] = []) { self.lines = lines }
}
