import Domain
import Platform

/// `roost lnav install`: lets lnav read our journals.
package enum LnavInstallCommand {
    private static let print = Flag("print", "Show the format and write nothing")

    package static let command = Command(
        "lnav",
        "install",
        section: .plumbing,
        summary: "Let lnav read the journals of runs and sessions",
        details: [
            "Writes a format of lnav (https://lnav.org) for worker.log, journal.jsonl and what \"roost logs -o jsonl\" "
                + "writes. Done again it is brought up to date. lnav itself is not needed for it."
        ],
        examples: [
            Example("roost lnav install", "then lnav shows worker.log and journal.jsonl"),
            Example("roost lnav install --print", "look at it first"),
        ],
        options: [print],
        exitCodes: [.refusedByState, .notPermitted],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        if invocation[print] {
            try invocation.console.write(LnavFormat.text.utf8)
            return .ok
        }
        guard let path = try path(invocation) else {
            throw .failed("it is not known where lnav looks: HOME is not set", hint: "roost lnav install --print")
        }
        let isNew: Bool
        do throws(PlatformError) { isNew = try write(to: path, on: invocation.disk) } catch { throw .platform(error) }
        try invocation.console.say("roost: the format is \(isNew ? "written" : "there already"): \(SafeText.of(path))")
        return .ok
    }

    /// Where the format stands, or would; nothing where it is not known where lnav looks.
    static func path(_ invocation: Invocation) throws(CommandError) -> String? {
        guard let personal = invocation.environment["HOME"], personal.hasPrefix("/") else { return nil }
        do throws(PlatformError) {
            return "\(try folder(of: personal, invocation))/formats/roost/\(LnavFormat.fileName)"
        } catch { throw .platform(error) }
    }

    /// Whether it was not so already.
    private static func write(to path: String, on disk: any Disk) throws(PlatformError) -> Bool {
        let bytes = Array(LnavFormat.text.utf8)
        if try disk.exists(path), try disk.readAll(path, bytesMax: 1 << 20) == bytes { return false }
        try disk.makeFolders(FilePath.folder(of: path))
        try disk.replaceFile(path, with: bytes)
        return true
    }

    /// Where lnav looks: its old folder where there is one, else that of the desktop's settings.
    private static func folder(of personal: String, _ invocation: Invocation) throws(PlatformError) -> String {
        if try invocation.disk.exists("\(personal)/.lnav") { return "\(personal)/.lnav" }
        if let given = invocation.environment["XDG_CONFIG_HOME"], given.hasPrefix("/") { return "\(given)/lnav" }
        return try invocation.disk.exists("\(personal)/.config") ? "\(personal)/.config/lnav" : "\(personal)/.lnav"
    }
}
