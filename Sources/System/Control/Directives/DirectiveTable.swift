import Domain
import JSON

/// The one table of directives, and what can be asked of it.
package enum DirectiveTable {
    package static let workerLogLines: ClosedRange<Int64> = 1...10_000
    package static let workerLogLinesUsual: Int64 = 20
    package static let workers: ClosedRange<Int64> = 0...1_000

    /// In the order in which help lists them. A new directive is a new row here.
    package static let rows: [DirectiveRow] =
        looking + tasks + results + daemon + workersAndAgents + panesAndHealth + triggers + budgets + alerts + worktrees
        + web

    package static func row(_ name: DirectiveName) -> DirectiveRow? { rows.first { $0.name == name } }

    /// The row of that name; of a name that is none the error lists them all.
    package static func row(named name: String) throws(DirectiveFault) -> DirectiveRow {
        if let row = rows.first(where: { $0.name.rawValue == name }) { return row }
        let all = rows.map(\.name.rawValue)
        let similar = Suggestion.nearest(to: name, among: all)
        let told = similar.isEmpty ? "" : "similar: " + similar.joined(separator: ", ") + "   "
        let shown = String(reflecting: name.count > 64 ? name.prefix(64) + "…" : name[...])
        throw DirectiveFault(
            .unknownDirective,
            "there is no directive \(shown)",
            hint: told + "all: " + all.joined(separator: ", ")
        )
    }

    /// What a request asks for, and by which row.
    package static func read(_ request: DirectiveRequest) throws(DirectiveFault) -> (DirectiveRow, Directive) {
        let row = try row(named: request.name)
        return (row, try row.directive(request))
    }

    private static let task = DirectiveField.word("task", "TASK", .id("task id"), isRequired: true)
    private static let worker = DirectiveField.word("worker", "WORKER", .id("worker id"), isRequired: true)
    private static let target = DirectiveField.word(
        "target",
        "RUN|WORKER|TASK",
        .id("run, worker or task id"),
        isRequired: true
    )
    private static let reason = DirectiveField.word("reason", "REASON", .text)

    private static let looking = [
        DirectiveRow(.status, "Say how the daemon, its workers and its tasks are", for: .observer) {
            (_: Fields) throws(FieldError) in .status
        },
        DirectiveRow(.version, "Say which roost the daemon is", for: .observer) {
            (_: Fields) throws(FieldError) in .version
        },
        DirectiveRow(
            .workerLogs,
            "Give the last lines that a worker's agent wrote",
            for: .observer,
            [worker, .word("lines", "LINES", .integer(workerLogLines))]
        ) { (fields: Fields) throws(FieldError) in
            let lines = try fields.optional("lines", .integer) ?? workerLogLinesUsual
            return .workerLogs(try fields.required("worker", .id), linesMax: Int(lines))
        },
        DirectiveRow(
            .subscribe,
            "Tell what happens from now on, or from the last event that was seen",
            for: .observer,
            [.word("topics", "TOPIC", .texts), .named("after", .object)]
        ) { (fields: Fields) throws(FieldError) in .subscribe(try Subscription(fields)) },
    ]

    private static let tasks = [
        DirectiveRow(
            .addTask,
            "Add a task; what an agent adds waits for a person",
            for: .observer,
            [.word("text", "TEXT", .text, isRequired: true)] + TaskWish.fieldsOfNew
        ) { (fields: Fields) throws(FieldError) in
            var wish = try TaskWish(fields)
            wish.id = try fields.optional("id", .id)
            return .addTask(wish)
        },
        DirectiveRow(
            .editTask,
            "Change a task that has not started",
            [task, .word("text", "TEXT", .text)] + TaskWish.fields + [.named("clear", .texts)]
        ) { (fields: Fields) throws(FieldError) in
            let cleared = try fields.optional("clear", .clearable) ?? []
            let wish = try TaskWish(fields)
            guard cleared.allSatisfy({ wish.data[$0.rawValue] == nil }) else {
                throw .wrong("clear", expected: "a list of fields that are given no value")
            }
            return .editTask(try fields.required("task", .id), wish, cleared: cleared)
        },
        onTask(.retryTask, "Try a task again that has ended") { task, _ in .retryTask(task) },
        onTask(.cancelTask, "Cancel a task, and stop its run") { .cancelTask($0, reason: $1) },
        onTask(.hold, "Start a task only when it is released") { .hold($0, reason: $1) },
        onTask(.release, "Let a held or blocked task start") { task, _ in .release(task) },
        onTask(.block, "Say that a task waits for something else") { .block($0, reason: $1) },
        DirectiveRow(
            .assign,
            "Start a task next",
            [task, .word("agent", "AGENT", .id("name of an agent"))]
        ) { (fields: Fields) throws(FieldError) in
            .assign(try fields.required("task", .id), agent: try fields.optional("agent", .text))
        },
    ]

    private static let results = [
        onTask(.review, "Say what a task has changed, tested and cost") { task, _ in .review(task) },
        DirectiveRow(
            .accept,
            "Take over the work of a task",
            [task, .word("way", "merge|branch|pr", .choice(AcceptanceWay.allCases.map(\.rawValue)))]
        ) { (fields: Fields) throws(FieldError) in
            let way = try fields.optional("way", .text).flatMap(AcceptanceWay.init(rawValue:))
            return .accept(try fields.required("task", .id), way ?? .usual)
        },
        onTask(.discard, "Throw the work of a task away, saved under a ref first") { .discard($0, reason: $1) },
    ]

    private static let daemon = [
        DirectiveRow(.pause, "Start nothing new", [reason]) { (fields: Fields) throws(FieldError) in
            .pause(reason: try fields.optional("reason", .text))
        },
        DirectiveRow(.resume, "Start new runs again") { (_: Fields) throws(FieldError) in .resume },
        DirectiveRow(
            .scale,
            "Change how many workers there are",
            [.word("workers", "N", .integer(workers), isRequired: true)]
        ) { (fields: Fields) throws(FieldError) in .scale(workers: Int(try fields.required("workers", .count))) },
        DirectiveRow(.reload, "Read the settings again") { (_: Fields) throws(FieldError) in .reload },
        DirectiveRow(
            .stop,
            "Stop the daemon; agents go on unless they are drained or stopped with it",
            [.word("way", "leave|drain|now", .choice(StopWay.words)), .word("drainSec", "DURATION", .seconds)]
        ) { (fields: Fields) throws(FieldError) in
            let seconds = try fields.optional("drainSec", .count)
            return .stop(StopWay(try fields.optional("way", .text), drain: seconds.map { .seconds($0) }))
        },
        DirectiveRow(
            .restartDaemon,
            "Restart the daemon: in 5 seconds and drained, or hot, while agents go on",
            [.word("way", "hot|drain", .choice(["hot", "drain"]))]
        ) { (fields: Fields) throws(FieldError) in .restartDaemon(isHot: try fields.optional("way", .text) == "hot") },
    ]

    private static let workersAndAgents = [
        DirectiveRow(
            .stopWorker,
            "Stop the run of a worker",
            [worker, .word("way", "now", .choice(["now"]))]
        ) { (fields: Fields) throws(FieldError) in
            .stopWorker(try fields.required("worker", .id), isNow: try fields.optional("way", .text) == "now")
        },
        DirectiveRow(.restartWorker, "Stop the run of a worker, and try its step again", [worker]) {
            (fields: Fields) throws(FieldError) in .restartWorker(try fields.required("worker", .id))
        },
        DirectiveRow(
            .answer,
            "Answer what an agent has asked",
            [target, .word("text", "TEXT", .text, isRequired: true), .named("question", .text)]
        ) { (fields: Fields) throws(FieldError) in
            .answer(
                try fields.required("target", .identifier),
                text: try fields.required("text", .text),
                question: try fields.optional("question", .text)
            )
        },
        DirectiveRow(
            .steer,
            "Tell an agent something while it works",
            [target, .word("text", "TEXT", .text, isRequired: true)]
        ) { (fields: Fields) throws(FieldError) in
            .steer(try fields.required("target", .identifier), text: try fields.required("text", .text))
        },
        DirectiveRow(.checkpoint, "Keep the worktree of a run as it is now", [target]) {
            (fields: Fields) throws(FieldError) in .checkpoint(try fields.required("target", .identifier))
        },
        DirectiveRow(.pauseRun, "Hold the agent of a run where it is", [target, reason]) {
            (fields: Fields) throws(FieldError) in
            .pauseRun(try fields.required("target", .identifier), reason: try fields.optional("reason", .text))
        },
        DirectiveRow(.resumeRun, "Let a paused run go on", [target]) {
            (fields: Fields) throws(FieldError) in .resumeRun(try fields.required("target", .identifier))
        },
    ]

    /// A directive on one task, with a reason where its row has one.
    private static func onTask(
        _ name: DirectiveName,
        _ summary: String,
        _ make: @escaping @Sendable (TaskID, String?) -> Directive
    ) -> DirectiveRow {
        let takesReason = [.cancelTask, .hold, .block, .discard].contains(name)
        let role: ControlRole = name == .review ? .observer : .owner
        return DirectiveRow(name, summary, for: role, takesReason ? [task, reason] : [task]) {
            (fields: Fields) throws(FieldError) in
            make(try fields.required("task", .id), try fields.optional("reason", .text))
        }
    }
}

extension FieldShape where Value == Identifier {
    fileprivate static var identifier: FieldShape {
        FieldShape(expected: "an id") { value in
            value.stringValue.flatMap { text in
                Deliberate.ignore(because: "the error of the field tells it") { () throws(IdentifierError) in
                    try Identifier(text)
                }
            }
        }
    }
}

extension FieldShape where Value == [TaskField] {
    fileprivate static var clearable: FieldShape {
        let words = TaskField.allCases.map(\.rawValue).joined(separator: ", ")
        return FieldShape(expected: "a list of fields, each one of: \(words)") { value in
            let fields = value.arrayValue?.map { $0.stringValue.flatMap(TaskField.init(rawValue:)) }
            guard let fields, !fields.contains(nil) else { return nil }
            return fields.compactMap(\.self)
        }
    }
}
