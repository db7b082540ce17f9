/// How an agent is called: the program by its name, and what it is given.
package struct AgentCommand: Hashable, Sendable {
    /// A name to be looked up, or a path.
    package let program: String
    /// Without the name of the program.
    package let arguments: [String]
    /// Whether it reads its standard input while it works. All others get none: codex would wait for one to end.
    package let takesInput: Bool
    /// What its environment needs besides; what the user has set stands.
    package let environment: [String: String]

    package init(
        _ program: String,
        _ arguments: [String] = [],
        takesInput: Bool = false,
        environment: [String: String] = [:]
    ) {
        self.program = program
        self.arguments = arguments
        self.takesInput = takesInput
        self.environment = environment
    }

    /// What the program is given, its own name first.
    package var line: [String] { [program] + arguments }
}
