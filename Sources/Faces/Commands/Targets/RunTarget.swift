import Domain
package import Journal
package import Platform

/// The run that a person means: by its id, or by a beginning of it that no other run has.
package enum RunTarget {
    /// How many runs an error lists that all begin with what was given.
    package static let listedMax = 8
    /// What shows all that there are, with their tasks.
    package static let listCommand = "roost run list --all"

    /// For commands that take one run.
    package static let argument = Argument("RUN", form, "The run, by its id or the beginning of it")

    /// For those that only look, or undo: whoever names a task means its newest run.
    package static let orTask = Argument(
        "RUN|TASK",
        form.named("RUN|TASK"),
        "The run, by its id or the beginning of it; of a task its newest"
    )

    /// A name that is not empty: an empty one is the beginning of every id, and nearly always a variable of a script
    /// that was not set.
    package static let form = ValueForm(placeholder: "RUN") { (text: String) throws(ValueFault) in
        guard !text.isEmpty else { throw ValueFault(expected: "the id of a run or the beginning of it") }
        return text
    }

    /// The one run of that name, where it really is.
    package static func run(named name: String, in home: HomePaths, on disk: any Disk) throws(CommandError) -> RunPaths
    {
        try run(named: name, orNewestOfTask: false, in: home, on: disk)
    }

    /// - Parameter takesTask: whether the name of a task stands for its newest run.
    package static func run(
        named name: String,
        orNewestOfTask takesTask: Bool,
        in home: HomePaths,
        on disk: any Disk
    ) throws(CommandError) -> RunPaths {
        let runs = try runs(beginningWith: name, in: home, on: disk)
        guard let run = runs.first else {
            if takesTask, let run = try newest(ofTask: name, in: home, on: disk) { return run }
            // Whoever names a task means its newest run, and is told its name.
            if let run = try newest(ofTask: name, in: home, on: disk) {
                throw .notFound(kind: "run", text: name, similar: [FilePath.name(of: run.directory)])
            }
            throw try unknown(name, kind: "run", in: home, on: disk)
        }
        guard runs.count == 1 else {
            throw .ambiguous(kind: "run", text: name, matches: runs.map { FilePath.name(of: $0.directory) })
        }
        do throws(JournalError) { return try run.linkFollowed(on: disk) } catch { throw .journal(error) }
    }

    /// All runs whose ids begin so, oldest first; an id that is given whole stands for itself alone.
    package static func runs(
        beginningWith name: String,
        in home: HomePaths,
        on disk: any Disk
    ) throws(CommandError) -> [RunPaths] {
        do throws(JournalError) {
            return try RunLookup.runs(beginningWith: name, in: home, on: disk)
        } catch {
            throw .journal(error)
        }
    }

    /// The runs of a task, oldest first.
    package static func runs(
        ofTask name: String,
        in home: HomePaths,
        on disk: any Disk
    ) throws(CommandError) -> [RunPaths] {
        let task = Deliberate.ignore(because: "what is no name of a task has no runs") {
            () throws(IdentifierError) in try TaskID(name)
        }
        guard let task else { return [] }
        do throws(JournalError) { return try RunLookup.runs(of: task, in: home, on: disk) } catch {
            throw .journal(error)
        }
    }

    private static func newest(
        ofTask name: String,
        in home: HomePaths,
        on disk: any Disk
    ) throws(CommandError) -> RunPaths? {
        try runs(ofTask: name, in: home, on: disk).last
    }

    /// What to say of a name that no run has: `kind` is what was asked for, such as "run or directory".
    package static func unknown(
        _ name: String,
        kind: String,
        in home: HomePaths,
        on disk: any Disk
    ) throws(CommandError) -> CommandError {
        let ids = try runs(beginningWith: "", in: home, on: disk).map { FilePath.name(of: $0.directory) }
        let similar = Suggestion.nearest(to: name, among: ids)
        return .notFound(kind: kind, text: name, similar: similar, list: listCommand)
    }
}

extension Invocation {
    /// The run that the argument names.
    package func run(_ argument: Argument<String> = RunTarget.argument) throws(CommandError) -> RunPaths {
        try tellingOfGone { () throws(CommandError) in
            try RunTarget.run(named: required(argument), in: HomePaths(root: try home()), on: disk)
        }
    }

    /// The run that the argument names, be it by its task.
    package func runOrNewestOfTask() throws(CommandError) -> RunPaths {
        try tellingOfGone { () throws(CommandError) in
            let name = required(RunTarget.orTask)
            return try RunTarget.run(named: name, orNewestOfTask: true, in: HomePaths(root: try home()), on: disk)
        }
    }
}
