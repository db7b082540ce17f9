/// A line of a run as a view shows it, by its number among those that are chosen.
package struct NumberedLine: Hashable, Sendable {
    /// From 1.
    package let number: Int
    package let line: ShownLine
    /// Whether it has not ended: it may yet become another one.
    package let isOpen: Bool

    package init(_ number: Int, _ line: ShownLine, isOpen: Bool = false) {
        self.number = number
        self.line = line
        self.isOpen = isOpen
    }
}
