import Domain
import Journal
import Platform

/// `roost verify`: what of the record is whole, torn, missing, damaged or edited.
package enum VerifyCommand {
    private static let targets = Argument(
        "RUN|DIR",
        .path,
        count: .any,
        "A run by its id or the beginning of it, a directory, or a folder of them"
    )
    private static let quiet = Flag("quiet", short: "q", "Show only what is not whole")

    package static let command = Command(
        "verify",
        section: .record,
        summary: "Say what of the record is whole",
        details: [
            "Reads every byte of runs and sessions and holds it against its checksums. Without a name it reads all of "
                + "the home. It mends nothing.",
            "A torn record is the normal trace of a writer that was killed or of a full disk: nothing that was "
                + "acknowledged is missing. Missing, damaged and edited are not normal, and end with exit code 5.",
            "Of a run that is over it notes hashes of the output the first time, so that a byte that is edited later "
                + "is named.",
        ],
        examples: [
            Example("roost verify", "all runs and sessions of the home"),
            Example("roost verify run-20261121", "the run whose id begins so"),
            Example("roost verify ./runs/gh-450 --quiet", "the runs of a task, only what is not whole"),
            Example("roost verify -o json", "for programs"),
        ],
        arguments: [targets],
        options: [quiet],
        formats: OutputFormat.allCases,
        exitCodes: [.notFound, .finding, .notPermitted],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        var report = VerificationReport(isQuiet: invocation[quiet], for: invocation.console, as: invocation.format)
        for directory in try directories(invocation) { try report.add(try check(directory, invocation)) }
        try report.finish()
        return report.isDamaged ? .finding : .ok
    }

    private static func check(_ directory: String, _ invocation: Invocation) throws(CommandError) -> Verification {
        do throws(JournalError) {
            return try VerificationTargets.check(directory, disk: invocation.disk, clock: invocation.clock)
        } catch {
            throw .journal(error)
        }
    }

    private static func directories(_ invocation: Invocation) throws(CommandError) -> [String] {
        let names = invocation[all: targets]
        let home = HomePaths(root: try invocation.home())
        var directories: [String] = []
        for name in names.isEmpty ? [home.root] : names {
            directories += try invocation.tellingOfGone { () throws(CommandError) in
                try self.directories(named: name, home, invocation.disk, isHome: names.isEmpty)
            }
        }
        return directories
    }

    private static func directories(
        named name: String,
        _ home: HomePaths,
        _ disk: any Disk,
        isHome: Bool
    ) throws(CommandError) -> [String] {
        do throws(JournalError) {
            if let found = try VerificationTargets.directories(below: FilePath.resolved(name), on: disk) {
                guard found.isEmpty, !isHome else { return found }
                throw .unfit(path: name, wanted: "a run or session directory, and holds none")
            }
            guard !isHome else { return [] }
        } catch {
            throw .journal(error)
        }
        let runs = try RunTarget.runs(beginningWith: name, in: home, on: disk)
        guard runs.isEmpty else { return runs.map(\.directory) }
        throw try RunTarget.unknown(name, kind: "run or directory", in: home, on: disk)
    }
}
