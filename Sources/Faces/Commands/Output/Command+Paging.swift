extension Command {
    /// What shows a document or a list and asks nobody anything.
    private static let paged: Set<[String]> = [
        ["alert", "list"], ["archive", "list"], ["budget"], ["config", "show"], ["cost"], ["decision", "list"],
        ["decision", "show"], ["docs", "commands"], ["docs", "settings"], ["doctor"], ["du"], ["event", "list"],
        ["health"], ["help"], ["import", "verify"], ["logs"], ["pane", "list"], ["perf"], ["prices", "check"],
        ["prices", "list"], ["run", "checkpoint", "list"], ["run", "checkpoint", "show"], ["run", "diff"],
        ["run", "list"], ["run", "show"], ["runs"], ["search"], ["session", "list"], ["session", "show"], ["sessions"],
        ["status"], ["talk"], ["task"], ["task", "diff"], ["task", "files"], ["task", "list"], ["task", "review"],
        ["task", "show"], ["trigger", "list"], ["trigger", "sources"], ["verify"], ["why"], ["worker", "diff"],
        ["worker", "list"], ["worker", "show"], ["worktree", "list"],
    ]
    /// With one of these it goes on, and shows what comes as it comes.
    private static let flowing: Set = ["follow", "watch", "play", "table"]

    /// Whether a pager may show what it shows, with these values.
    func isPaged(_ values: ParsedValues) -> Bool {
        guard Self.paged.contains(path) else { return false }
        return !options.contains { row in
            Self.flowing.contains(row.name) && values.all(row, as: Bool.self).last == true
        }
    }

    /// For the test that holds the list against the table.
    static var pagedPaths: Set<[String]> { paged }
}
