/// How an agent is called: the program by its name, and what it is given.
package struct AgentCommand: Hashable, Sendable {
    /// A name to be looked up, or a path.
    package let program: String
    /// Without the name of the program.
    package let arguments: [String]
    /// What it reads first from its standard input, which stays open while it works; nil for one that gets none. One
    /// that is not interactive gets none: codex would wait for it to end.
    package let firstInput: [UInt8]?
    /// What its environment needs besides; what the user has set stands.
    package let environment: [String: String]

    package init(
        _ program: String,
        _ arguments: [String] = [],
        firstInput: [UInt8]? = nil,
        environment: [String: String] = [:]
    ) {
        self.program = program
        self.arguments = arguments
        self.firstInput = firstInput
        self.environment = environment
    }

    /// Whether it reads its standard input while it works.
    package var takesInput: Bool { firstInput != nil }

    /// What the program is given, its own name first.
    package var line: [String] { [program] + arguments }
}
