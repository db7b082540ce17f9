/// A command line of ours, and what the command reads on its standard input.
package struct CommandWords: Hashable, Sendable {
    /// Without the name of the program.
    package var arguments: [String]
    package var input: [UInt8]?

    package init(_ arguments: [String], input: [UInt8]? = nil) {
        self.arguments = arguments
        self.input = input
    }
}
