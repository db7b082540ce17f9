import Domain
import Journal
import Platform

/// `roost task files`: the three files of a task, `task.log`, `backend.log` and `events.jsonl`.
package enum TaskFilesCommand {
    private static let task = Argument(
        "ID",
        ValueForm<TaskID>(placeholder: "ID") { (text: String) throws(ValueFault) in
            do throws(IdentifierError) { return try TaskID(text) } catch {
                throw ValueFault(expected: "the id of a task")
            }
        },
        "The task"
    )
    private static let write = Option("write", .path.named("DIR"), "Write the three files into this folder")
    private static let force = Flag("force", "With --write: replace files of these names that are there already")

    private static let unredacted = Flag("unredacted", "With --write: with secrets, for once")

    package static let command = Command(
        "task",
        "files",
        section: .resources,
        summary: "Name or write the files that hold a task",
        details: [
            "task.log is what was decided and done about the task, backend.log what its agents wrote, all runs in "
                + "their order, and events.jsonl what happened in its runs. Without --write the real files are listed "
                + "that hold these; with it the three are made from them, with [redacted:…] in the place of secrets."
        ],
        examples: [
            Example("roost task files gh-450", "which files hold it"),
            Example("roost task files gh-450 --write ./gh-450", "make the three files"),
            Example("roost task files gh-450 -o json", "for programs"),
        ],
        arguments: [task],
        options: [write, force, unredacted],
        formats: OutputFormat.allCases,
        exitCodes: [.notFound, .finding, .refusedByState, .notPermitted],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        var record = try record(invocation)
        var table = Table(
            of: "task_file",
            [
                Column("file", title: "FILE"), Column("source", title: "SOURCE"), Column("owner", title: "OF"),
                Column("bytes", title: "BYTES", .number), Column("path", title: "PATH", .prose),
            ]
        )
        if let directory = invocation[write] {
            let folder = try TaskFolder(directory, replaces: invocation[force], on: invocation.disk)
            for written in try folder.write(&record) {
                let owner = Cell.text(invocation.required(task).text)
                table.append(row(written.file, owner, .integer(written.bytes), written.path))
            }
        } else {
            for file in TaskFile.allCases {
                for place in record.places(of: file) {
                    let bytes = try bytes(of: place.path, invocation.disk).map { Cell.integer($0) }
                    table.append(row(file, .text(place.owner), bytes ?? .none, place.path))
                }
            }
        }
        try invocation.console.show(table, as: invocation.format)
        guard record.damagedCount > 0 else { return .ok }
        try invocation.console.say(
            "\(record.damagedCount) places of the journals cannot be read: roost verify tells more"
        )
        return .finding
    }

    private static func row(_ file: TaskFile, _ owner: Cell, _ bytes: Cell, _ path: String) -> [Cell] {
        [.text(file.rawValue), .text(file.source), owner, bytes, .text(path)]
    }

    private static func record(_ invocation: Invocation) throws(CommandError) -> TaskRecord {
        let task = invocation.required(task)
        let home = HomePaths(root: try invocation.home())
        let known: [String]
        do throws(JournalError) {
            let record = try TaskRecord(
                of: task,
                in: home,
                isRedacted: !invocation[unredacted],
                on: invocation.disk
            )
            guard record.isEmpty else { return record }
            known = try RunLookup.tasks(in: home, on: invocation.disk)
        } catch {
            throw .journal(error)
        }
        let similar = Suggestion.nearest(to: task.text, among: known)
        throw .notFound(kind: "task", text: task.text, similar: similar, list: RunTarget.listCommand)
    }

    private static func bytes(of path: String, _ disk: any Disk) throws(CommandError) -> Int64? {
        do throws(PlatformError) { return try disk.status(of: path)?.bytes } catch { throw .platform(error) }
    }
}
