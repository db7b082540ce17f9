/// Those that many routes take.
extension RouteParameter {
    static let rowsMax = 500
    static let rowsUsual = 100
    /// Further rows than so many are found by asking for less.
    static let placeMax = 100_000

    static let limit = RouteParameter("limit", .integer(1...rowsMax), "At most so many rows (default: \(rowsUsual))")
    static let cursor = RouteParameter("cursor", .text, "`next` of an answer, to go on behind it")
    static let fields = RouteParameter("fields", .text, "Only these fields of each object, with commas between them")

    static let since = RouteParameter("since", .text, as: .option("--since"), "From then on: 10m, 2h, yesterday, ISO")
    static let until = RouteParameter("until", .text, as: .option("--until"), "Up to then, written as since")
    static let period = [since, until]

    /// Only one of them at a time.
    static let spans =
        period + [
            RouteParameter("month", .text, as: .option("--month"), "Only this month, as 2026-11"),
            RouteParameter("all", .flag, as: .option("--all"), "All that was ever recorded"),
            RouteParameter("today", .flag, as: .option("--today"), "Only today"),
            RouteParameter("yesterday", .flag, as: .option("--yesterday"), "Only yesterday"),
            RouteParameter("utc", .flag, as: .option("--utc"), "Days of UTC, and not of here"),
        ]

    static func id(_ what: String, as use: Use = .word) -> RouteParameter {
        RouteParameter("id", .id, in: .path, as: use, isRequired: true, "\(what), by its id or the beginning of one")
    }

    static let task = RouteParameter("task", .id, as: .option("--task"), "Only of this task")
    static let run = RouteParameter("run", .id, as: .option("--run"), "Only of this run")

    static func text(_ name: String, isRequired: Bool = false, _ summary: String) -> RouteParameter {
        RouteParameter(name, .text, in: .body, isRequired: isRequired, summary)
    }
}
