/// `roost mcp`: the record, and with leave the flock, for a model by the Model Context Protocol.
package enum MCPCommand {
    private static let allowsControl = Flag("allow-control", "Let the model add, retry, steer and stop as well")

    package static let command = Command(
        "mcp",
        section: .plumbing,
        summary: "Answer an agent's questions by MCP on standard input",
        details: [
            "Claude Code, Codex and other clients of the Model Context Protocol start it by themselves, once they are "
                + "told: claude mcp add roost -- roost mcp; codex mcp add roost -- roost mcp.",
            "It only reads, with or without a daemon: " + names(of: MCPTool.reading) + ". With --allow-control it also "
                + "has " + names(of: MCPTool.acting) + ", which do what a person may do who uses the same commands; "
                + "within a run of Roost they may no more than the run.",
            "A tool answers with the rows of its command as -o json has them, without secrets: at most "
                + "\(MCPLimits.rowsUsual) unless a limit is named, and \(MCPLimits.answerBytesMax >> 10) KiB. What is "
                + "more is said, and nextCursor goes on with it.",
        ],
        examples: [
            Example("roost mcp", "what a client starts"),
            Example("roost mcp --allow-control", "the same, with tools that act"),
        ],
        options: [allowsControl],
        exitCodes: [.interrupted, .terminated],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        try MCPServer(invocation, allowsActing: invocation[allowsControl]).run()
    }

    private static func names(of tools: [MCPTool]) -> String { tools.map(\.name).joined(separator: ", ") }
}
