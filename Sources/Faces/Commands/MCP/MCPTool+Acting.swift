import Control

extension MCPTool {
    /// Those that act, by the daemon's directives, as the command line has them.
    static let acting = [taskAdd, taskRetry, workerSteer, workerStop]

    /// Whether there is such a tool where acting is allowed.
    static func acts(_ name: String) -> Bool { acting.contains { $0.name == name } }

    private static let priorities = Int(TaskWish.priorities.lowerBound)...Int(TaskWish.priorities.upperBound)

    private static let taskAdd = MCPTool(
        name: "task_add",
        title: "Add a task",
        summary: "Adds a task for an agent of the flock, which works on it in a worktree of its own.",
        path: ["task", "add"],
        own: [
            MCPParameter("text", .text, .input, isRequired: true, "What is to be done"),
            MCPParameter("title", .text, .option("--title"), "What it is called (default: the first line)"),
            MCPParameter("agent", .text, .option("--agent"), "Who does it, as the settings name it"),
            MCPParameter("repository", .text, .option("--repo"), "The folder of the repository (default: this one)"),
            MCPParameter("priority", .integer(priorities), .option("--priority"), "1 comes before 2"),
            MCPParameter("budget", .text, .option("--budget"), "What it may cost, in dollars: 2.50"),
            MCPParameter("after", .texts, .option("--after"), "Tasks that must be completed first"),
            MCPParameter("scope", .texts, .option("--scope"), "Paths in the repository that it writes to"),
            MCPParameter("hold", .flag, .option("--hold"), "It waits until a person releases it"),
        ],
        effect: .adds
    )

    private static let taskRetry = MCPTool(
        name: "task_retry",
        title: "Try a task again",
        summary: "Tries a task again; what was counted against it is forgiven.",
        path: ["task", "retry"],
        own: [MCPParameter("task", .text, .word(), isRequired: true, "Its id")],
        effect: .changes
    )

    private static let worker = MCPParameter(
        "worker",
        .text,
        .word(),
        isRequired: true,
        "The worker, or its run or task, by its id"
    )

    private static let workerSteer = MCPTool(
        name: "worker_steer",
        title: "Tell an agent something",
        summary: "Tells an agent something while it works.",
        path: ["directive"],
        words: [DirectiveName.steer.rawValue],
        own: [worker, MCPParameter("text", .text, .word(), isRequired: true, "What it is told")],
        effect: .changes
    )

    private static let workerStop = MCPTool(
        name: "worker_stop",
        title: "Stop a run",
        summary: "Stops the run of a worker. What it has done stays, and its worktree too.",
        path: ["directive"],
        words: [DirectiveName.stopWorker.rawValue],
        own: [
            worker, MCPParameter("now", .flag, .word("now"), "Without the time to finish that it is given otherwise"),
        ],
        effect: .ends
    )
}
