/// What a pane runs, and what is typed into it once that has begun.
package struct PanePlan: Hashable, Sendable {
    package let name: PaneName
    /// A program and its arguments.
    package let command: [String]
    package let nudge: String?

    package init(_ name: PaneName, command: [String], nudge: String? = nil) {
        precondition(!command.isEmpty, "a plan names a program")
        self.name = name
        self.command = command
        self.nudge = nudge
    }
}
