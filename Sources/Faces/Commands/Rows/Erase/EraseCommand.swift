import Domain
import Indexer
import Journal
import Platform
import Runs

/// `roost erase`: takes a secret or a run out of the record, for ever.
package enum EraseCommand {
    private static let run = Option("run", RunTarget.form, "Erase this run, by its id or the beginning of it")
    private static let secret = Flag("secret", "Erase a secret, which is asked for, or read from standard input")
    private static let file = Option("from-file", .path.named("FILE"), "The secret stands in this file")
    private static let variable = Option(
        "env",
        .text.named("NAME"),
        "The secret is the value of this variable of the environment"
    )
    private static let dryRun = Flag("dry-run", short: "n", "Say where it stands, and change nothing")
    private static let confirmation = Option(
        "confirm",
        .text.named("NAME"),
        "Do not ask: the name that the dry run shows"
    )

    package static let command = Command(
        "erase",
        section: .record,
        summary: "Take a secret or a run out of the record, for ever",
        details: [
            "A secret is written over wherever it stands in files of the home, as it is and as base64, in addresses "
                + "and in JSON, with as many bytes, so that every place stays where it was. What is packed is packed "
                + "again, checkpoints that hold it lose their refs, and the databases are made anew from the files. "
                + "Checksums hold afterwards, and roost verify says what was erased and when.",
            "The secret itself never stands on the command line, where others see it. It has at least 8 bytes; the end "
                + "of the line behind it does not count.",
            "A run goes with its directory, its checkpoints' refs, and the imported transcript of its conversation. "
                + "What has not ended is refused, and nothing is changed then. An erasure that is killed is brought to "
                + "its end by the next one, or by whatever reads the record.",
            "Objects that only a removed ref held stay in their repository until git collects them: git gc --prune=now",
        ],
        examples: [
            Example("roost erase --secret -n", "where does it stand?"),
            Example("roost erase --secret", "asks for it, and whether you mean it"),
            Example("roost erase --env LEAKED_TOKEN --confirm 3f2a9c81d04e", "in a script: the name is that of -n"),
            Example("roost erase --run run-20261121-010203", "a run, with all that it left"),
        ],
        options: [run, secret, file, variable, dryRun, confirmation],
        formats: OutputFormat.allCases,
        exitCodes: [.notFound, .finding, .refusedByState, .notPermitted],
        run: erase
    )

    private static func erase(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let given = try source(invocation)
        let home = HomePaths(root: try invocation.home())
        let bytes = invocation[run] == nil ? try given.read(invocation) : []
        let paths = try invocation.recordPaths()
        let patience = try invocation.patience()
        let erasing = try invocation.indexing { () throws(IndexerError) in
            try Erasing(
                paths,
                in: invocation.environment,
                on: invocation.disk,
                clock: invocation.clock,
                waiting: patience
            )
        }
        if erasing.hasFinishedAnother {
            try invocation.console.say("roost: an erasure that had been killed was brought to its end")
        }
        let target = try invocation[run].map { (name) throws(CommandError) in
            try self.target(name, home, erasing, invocation)
        }
        let subject = try subject(target, bytes, home, invocation)
        let findings = try invocation.indexing { () throws(IndexerError) in
            if let target { return try erasing.places(of: target) }
            return try erasing.places(of: bytes)
        }
        let report = EraseReport(findings, subject, invocation)
        if findings.areNone { return try report.tellNothing() }
        guard !invocation[dryRun] else { return try report.show(isDone: false) }
        if invocation[confirmation] == nil { try report.preview() }
        try confirm(subject, invocation, isInputFree: given.leavesInput || target != nil)
        let left = try invocation.indexing { () throws(IndexerError) in try erasing.erase(findings, subject) }
        return try report.show(isDone: true, alsoLeft: left)
    }

    private static func target(
        _ name: String,
        _ home: HomePaths,
        _ erasing: Erasing,
        _ invocation: Invocation
    ) throws(CommandError) -> RunPaths {
        do throws(CommandError) { return try RunTarget.run(named: name, in: home, on: invocation.disk) } catch {
            // Of a pruned month rows are kept, which have no directory to be found by.
            let kept = try invocation.indexing { () throws(IndexerError) in try erasing.keptRun(name) }
            guard let kept else { throw error }
            return kept
        }
    }

    /// Where the secret comes from.
    private static func source(_ invocation: Invocation) throws(CommandError) -> GivenSecret {
        let ways = [
            invocation[run].map { _ in "--run" }, invocation[file].map { _ in "--from-file" },
            invocation[variable].map { _ in "--env" },
        ].compactMap(\.self)
        guard ways.count < 2 else { throw .usage(.together(ways[0], ways[1]), command: ["erase"]) }
        if invocation[secret], invocation[run] != nil {
            throw .usage(.together("--run", "--secret"), command: ["erase"])
        }
        if let file = invocation[file] { return .file(file) }
        if let variable = invocation[variable] { return .variable(variable) }
        guard invocation[secret] || invocation[run] != nil else {
            let what = "what is to be erased: a run, or a secret that is asked for"
            throw .usage(.missingArgument("--run RUN or --secret", summary: what), command: ["erase"])
        }
        return .input
    }

    private static func subject(
        _ run: RunPaths?,
        _ secret: [UInt8],
        _ home: HomePaths,
        _ invocation: Invocation
    ) throws(CommandError) -> EraseSubject {
        if let run {
            do { return .run(try RunID(FilePath.name(of: run.directory))) } catch {
                throw .failed("\(error)", hint: nil)
            }
        }
        do { return .secret(secret, key: try RedactionKey.read(home, on: invocation.disk)) } catch {
            throw .runs(error)
        }
    }

    /// Severe: whoever means it types the name, or gives it.
    private static func confirm(
        _ subject: EraseSubject,
        _ invocation: Invocation,
        isInputFree: Bool
    ) throws(CommandError) {
        let hint = "when you mean it: --confirm \(subject.name)"
        if let given = invocation[confirmation] {
            guard given == subject.name else {
                throw .refused("--confirm names something else than what was found", hint: hint)
            }
            return
        }
        guard isInputFree, Question.canBeAsked(on: invocation.console) else {
            throw .refused("nobody is there to be asked", hint: hint)
        }
        let question = "It cannot be undone. To erase it, type \(subject.name):"
        guard try Question.answer(to: question, on: invocation.console) == subject.name else {
            throw .refused("nothing was erased", hint: nil)
        }
    }
}
