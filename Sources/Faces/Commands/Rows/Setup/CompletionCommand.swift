import Domain
import Journal
import Platform

/// `roost completion SHELL`, and what the shells then ask at each press of a key.
package enum CompletionCommand {
    private static let shell = Argument("SHELL", ValueForm<CompletionShell>.word, "The shell that is to know")
    private static let words = Rest("WORD", "The words up to the one that is completed, which may be empty")

    package static let command = Command(
        "completion",
        section: .setup,
        summary: "Write what lets a shell complete command lines",
        details: [
            "Commands, options, their values, and the ids of runs, tasks, workers and sessions are completed, by what "
                + "is on the disk: no daemon is asked.",
            "For good it stands in ~/.bashrc, ~/.zshrc or ~/.config/fish/config.fish.",
        ],
        examples: CompletionShell.allCases.map { Example("roost completion \($0.rawValue)", $0.use) },
        arguments: [shell],
        run: { (invocation) throws(CommandError) in
            try invocation.console.write(invocation.required(shell).script.utf8)
            return .ok
        }
    )

    package static let asked = Command(
        "__complete",
        section: .plumbing,
        summary: "Say what may stand next on a command line",
        examples: [Example("roost __complete -- run sh", "a word that has begun")],
        rest: words,
        isListed: false,
        run: ask
    )

    private static func ask(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let words = invocation.rest
        let completer = Completer(invocation.table, after: Array(words.dropLast()))
        let current = words.last ?? ""
        let answer = completer.answer(current)
        for candidate in answer.candidates {
            try invocation.console.line("\(answer.prefix)\(candidate.text)\t\(candidate.summary)")
        }
        let begun = String(current.dropFirst(answer.prefix.count))
        for place in Completer.Place.allCases where answer.places.contains(place) {
            for id in ids(of: place, begun, invocation) { try invocation.console.line("\(answer.prefix)\(id)\t") }
        }
        if answer.places.contains(.paths) { try invocation.console.line(CompletionShell.filesMark) }
        return .ok
    }

    /// Whoever presses a key is not told what is wrong with a home.
    private static func ids(of place: Completer.Place, _ prefix: String, _ invocation: Invocation) -> [String] {
        let found = Deliberate.ignore(because: "a home that cannot be read completes nothing") {
            () throws(CommandError) in
            let home = HomePaths(root: try invocation.home())
            do throws(JournalError) {
                return try CompletionIDs(of: home, on: invocation.disk).ids(of: place, beginningWith: prefix)
            } catch { throw .journal(error) }
        }
        return found ?? []
    }
}
