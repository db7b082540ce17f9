import Domain
import Glibc
import Platform
import Settings

/// `roost config edit`: the settings in an editor, put in place only when nothing is wrong with them.
package enum ConfigEditCommand {
    private static let start = """
        # Settings of roost. roost help settings lists them all, with what each is without being set.


        """

    package static let command = Command(
        "config",
        "edit",
        section: .setup,
        summary: "Change your settings in an editor",
        details: [
            "$VISUAL, $EDITOR or vi is given a copy. It takes the place of your file only when nothing is wrong in it; "
                + "else the places are told, and on a terminal you may go on. What is not put in place is kept beside "
                + "your file."
        ],
        examples: [Example("roost config edit", "your own file")],
        exitCodes: [.finding, .refusedByState, .notPermitted],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let (home, disk) = (try invocation.home(), invocation.disk)
        let draft = try invocation.withSettings { () throws(SettingsError) in try SettingsDraft(home: home, on: disk) }
        let given = draft.original ?? Array(start.utf8)
        let copy = "\(home)/config-\(String(Randomness.uint64(), radix: 36)).toml"
        try onDisk { () throws(PlatformError) in try disk.createFile(copy, with: given) }
        while true {
            let hasEnded = try edit(copy, invocation)
            let text = try onDisk { () throws(PlatformError) in
                try disk.readAll(copy, bytesMax: SettingsPlaces.fileBytesMax)
            }
            guard text != given else {
                try invocation.console.say("roost: nothing was changed")
                try onDisk { () throws(PlatformError) in try disk.remove(copy) }
                return hasEnded ? .ok : .failed
            }
            guard hasEnded else {
                throw .failed(
                    "the editor has not ended well, and your settings are as they were",
                    hint: "what you have written is kept in \(SafeText.of(copy))"
                )
            }
            let problems = SettingsText(text, path: copy, authority: .user).problems
            guard !problems.isEmpty else { return try put(text, from: copy, draft, invocation) }
            guard try goesOn(problems, invocation) else {
                let kept = "what you have written is kept in \(SafeText.of(copy))"
                try invocation.console.say("roost: your settings are as they were; \(kept)")
                return .finding
            }
        }
    }

    private static func put(
        _ text: [UInt8],
        from copy: String,
        _ draft: SettingsDraft,
        _ invocation: Invocation
    ) throws(CommandError) -> ExitCode {
        let isDone = try invocation.withSettings { () throws(SettingsError) in
            try draft.replace(with: text, on: invocation.disk)
        }
        guard isDone else {
            throw .refused(
                "\(SafeText.of(draft.path)) has been changed meanwhile",
                hint: "what you have written is kept in \(SafeText.of(copy))"
            )
        }
        try onDisk { () throws(PlatformError) in try invocation.disk.remove(copy) }
        try invocation.console.say("roost: \(SafeText.of(draft.path)) is changed")
        if try invocation.livingDaemon() != nil {
            try invocation.console.say("  the daemon goes by it after: roost daemon reload")
        }
        return .ok
    }

    /// Tells what is wrong, and asks whether to go on where somebody can be asked.
    private static func goesOn(_ problems: [SettingProblem], _ invocation: Invocation) throws(CommandError) -> Bool {
        for problem in problems {
            try invocation.console.say("✗ " + SafeText.of(problem.description))
            if let hint = problem.fault.hint { try invocation.console.say("    " + SafeText.of(hint)) }
        }
        guard Question.canBeAsked(on: invocation.console) else { return false }
        return try Question.isAffirmed("Go on with it?", on: invocation.console)
    }

    /// Answers whether it has ended well. The editor may have words of its own, as in `code --wait`, so a shell takes
    /// them apart.
    private static func edit(_ path: String, _ invocation: Invocation) throws(CommandError) -> Bool {
        let named = ["VISUAL", "EDITOR"].compactMap { invocation.environment[$0] }.first { !$0.isEmpty }
        let editor = named ?? "vi"
        try invocation.console.flush()
        var request = SpawnRequest(
            "/bin/sh",
            ["-c", "\(editor) \"$1\"", "sh", path],
            environment: invocation.environment.entries
        )
        request.input = .descriptor(STDIN_FILENO)
        request.output = .descriptor(STDOUT_FILENO)
        request.error = .descriptor(STDERR_FILENO)
        return try onDisk { () throws(PlatformError) in
            var child = try SystemProcesses().spawn(request)
            // Ctrl-C is for the editor alone.
            let before = Glibc.signal(SIGINT, SIG_IGN)
            defer { Glibc.signal(SIGINT, before) }
            return try child.wait()?.status == .exited(code: 0)
        }
    }

    private static func onDisk<Result>(_ body: () throws(PlatformError) -> Result) throws(CommandError) -> Result {
        do { return try body() } catch { throw .platform(error) }
    }
}
