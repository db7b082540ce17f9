import Queries

/// The options of `roost export` and of `roost task export`.
enum ExportOptions {
    static let task = Option("task", RecordOptions.name("ID"), "A task with all its runs")
    static let run = Option("run", RecordOptions.name("ID"), "One run, with its task")
    static let format = Option(
        "format",
        .word(of: ExportFormat.allCases).named("FORMAT"),
        "In which form (default: json)"
    )
    static let out = Option(
        "out",
        short: "O",
        .path.named("FILE"),
        "Write it into this file, which appears when it is whole"
    )
    static let force = Flag("force", "With --out: replace a file of that name")
    static let raw = Flag("raw", "With json and jsonl: what was said as agents wrote it, to the byte, secrets too")
    static let unredacted = Flag("unredacted", "The same as --raw")

    static let ofEach: [any OptionKey] = [format, out, force, raw, unredacted]
}
